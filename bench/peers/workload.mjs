// The workload, as far as the peers have words for it.

export const clients = Array.from({ length: Number(process.argv[2]) }, (_, number) => ({
  name: `client-${number}`,
  callback: `https://app${number}.acme.com/callback`,
  logout: `https://app${number}.acme.com/bye`,
}));

export const lambda = (name) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

export const triggers = {
  preSignUp: lambda("a"),
  postConfirmation: lambda("b"),
  preAuthentication: lambda("c"),
  postAuthentication: lambda("d"),
  customMessage: lambda("e"),
  userMigration: lambda("f"),
};

export const attributes = [
  { name: "department", min: 2, max: 50, mutable: true },
  { name: "tenant_id", min: 1, max: 256, mutable: false },
  { name: "plan", min: 1, max: 20, mutable: true },
];

export const servers = {
  mcp: { access: "Access", admin: "Admin" },
  billing: { read: "Read", write: "Write" },
};

// The workload in `@ttoss/cloud-auth`: without a second factor, a password policy, logout URLs and validities, for which it has
// no parameters.

import { createAuthTemplate } from "@ttoss/cloud-auth";

import { attributes, clients, servers, triggers } from "./workload.mjs";

// Without clients it is the default stack.
const parameters = clients.length > 0 && {
  schema: [
    ...attributes.map(({ name, min, max, mutable }) => ({
      name,
      mutable,
      attributeDataType: "String",
      stringAttributeConstraints: { minLength: String(min), maxLength: String(max) },
    })),
    {
      name: "employee_id",
      attributeDataType: "Number",
      numberAttributeConstraints: { minValue: "1", maxValue: "9" },
    },
  ],
  lambdaTriggers: triggers,
  domain: { domainName: "acme-auth" },
  resourceServers: Object.entries(servers).map(([identifier, scopes]) => ({
    identifier,
    name: identifier,
    scopes: Object.entries(scopes).map(([scopeName, scopeDescription]) => ({ scopeName, scopeDescription })),
  })),
  identityPool: { principalTags: { user_id: "sub" } },
  additionalAppClients: clients.map(({ name, callback }) => ({
    name,
    oauth: { flows: ["code"], scopes: ["openid", "email", "mcp/access"], callbackUrls: [callback] },
  })),
};

export const template = () => createAuthTemplate(parameters || undefined);

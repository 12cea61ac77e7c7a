// The workload in the AWS CDK, synthesised to a template.

import { App, Duration, Stack } from "aws-cdk-lib";
import * as cognito from "aws-cdk-lib/aws-cognito";
import { Function as Lambda } from "aws-cdk-lib/aws-lambda";

import { attributes, clients, servers, triggers } from "./workload.mjs";

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, "acme-auth", { env: { account: "123456789012", region: "us-east-1" } });
const custom = attributes.map(({ name, min, max, mutable }) => [
  name,
  new cognito.StringAttribute({ minLen: min, maxLen: max, mutable }),
]);
const pool = new cognito.UserPool(stack, "UserPool", {
  mfa: cognito.Mfa.OPTIONAL,
  mfaSecondFactor: { otp: true, sms: false },
  passwordPolicy: { minLength: 14 },
  signInAliases: { email: true },
  deletionProtection: true,
  customAttributes: {
    ...Object.fromEntries(custom),
    employee_id: new cognito.NumberAttribute({ min: 1, max: 9 }),
  },
  lambdaTriggers: Object.fromEntries(
    Object.entries(triggers).map(([trigger, arn]) => [
      trigger,
      Lambda.fromFunctionAttributes(stack, trigger, { functionArn: arn, sameEnvironment: true }),
    ]),
  ),
});
pool.addDomain("Domain", { cognitoDomain: { domainPrefix: "acme-auth" } });
const scopes = Object.entries(servers).flatMap(([identifier, texts]) => {
  const own = Object.entries(texts).map(
    ([scopeName, scopeDescription]) => new cognito.ResourceServerScope({ scopeName, scopeDescription }),
  );
  const server = pool.addResourceServer(identifier, { identifier, scopes: own });
  return own.map((scope) => cognito.OAuthScope.resourceServer(server, scope));
});
const added = clients.map(({ name, callback, logout }) =>
  pool.addClient(name, {
    userPoolClientName: name,
    accessTokenValidity: Duration.minutes(30),
    refreshTokenValidity: Duration.days(30),
    preventUserExistenceErrors: true,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL, scopes[0]],
      callbackUrls: [callback],
      logoutUrls: [logout],
    },
  }),
);
new cognito.CfnIdentityPool(stack, "IdentityPool", {
  allowUnauthenticatedIdentities: false,
  cognitoIdentityProviders: added.map((client) => ({
    clientId: client.userPoolClientId,
    providerName: pool.userPoolProviderName,
  })),
});

const assembly = app.synth({ skipValidation: process.argv[3] === "without-validation" });
process.stdout.write(JSON.stringify(assembly.getStackByName("acme-auth").template, null, 2));

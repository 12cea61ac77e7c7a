// Prints the template once: a whole process.

import { template } from "./cloud-auth-stack.mjs";

process.stdout.write(JSON.stringify(template(), null, 2));

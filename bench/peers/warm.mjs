// Makes the template again and again in one process: how long it takes when V8 has compiled what is used, in the form of `bench/`.
// Arguments: the number of clients, of rounds, and the name of the size.

import { template } from "./cloud-auth-stack.mjs";

const [rounds, size] = [Number(process.argv[3]), process.argv[4]];
const value = template;
const text = () => JSON.stringify(template(), null, 2);
const WARM_UP = 2;
const SLICE = 0.005;

// What is made must be kept until the next is, or V8 might not make it.
export let kept;

/** The seconds that one run takes. */
const time = (runs, make) => {
  const start = performance.now();
  for (let run = 0; run < runs; run += 1) {
    kept = make();
  }
  return (performance.now() - start) / 1000 / runs;
};

const start = performance.now();
while (performance.now() - start < WARM_UP * 1000) {
  kept = text();
}
const runs = Math.max(1, Math.ceil(SLICE / time(10, text)));
const [values, texts] = [[], []];
for (let round = 0; round < rounds; round += 1) {
  values.push(time(runs, value));
  texts.push(time(runs, text));
}
console.log(JSON.stringify({ size, contender: "cloud-auth", values, texts }));

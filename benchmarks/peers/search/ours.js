/* node ours.js SITE < queries: what our search asks for, how long it takes, where the piece that is meant stands. */
"use strict";
const fs = require("fs");
const vm = require("vm");
const zlib = require("zlib");
const given = JSON.parse(fs.readFileSync(0, "utf8"));
const site = process.argv[2];
globalThis.bantin = {};
for (const name of ["analysis", "query", "packed", "newest", "shards", "bounds", "ranking", "spellings", "telex", "suggest", "answer"])
  vm.runInThisContext(fs.readFileSync(`${given.scripts}/${name}.js`, "utf8"));
const manifest = JSON.parse(fs.readFileSync(`${site}/manifest.json`, "utf8"));
const sizes = new Map();
let asked = [];
function load(name) {
  const script = fs.readFileSync(`${site}/${name}.js`, "utf8");
  if (!sizes.has(name)) sizes.set(name, zlib.gzipSync(script, { level: 6 }).length);
  asked.push(sizes.get(name));
  return Promise.resolve(JSON.parse(script.slice(script.indexOf(",") + 1, script.lastIndexOf(")"))));
}
async function ask(shelf, query) {
  const start = process.hrtime.bigint();
  let answer = await bantin.answer(query, shelf);
  if (!answer.found.length && answer.offers.length) answer = await bantin.answer(answer.offers[0], shelf);
  const shown = bantin.spellings.shown(answer.query, answer.found);
  const texts = await shelf.texts(shown.slice(0, 10).map((match) => match.document));
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, links: texts.map((text) => text[0]) };
}
(async () => {
  const rows = [];
  let facets = 0;
  for (const query of given.queries) {
    asked = [];
    const shelf = bantin.shards.shelf(manifest, load);
    await ask(shelf, query);
    const cold = asked;
    asked = [];
    const warm = await ask(shelf, query);
    asked = [];
    await shelf.facets();
    facets = asked.reduce((a, b) => a + b, 0);
    rows.push({ links: warm.links, bytes: cold.reduce((a, b) => a + b, 0), requests: cold.length, ms: warm.ms });
  }
  process.stdout.write(JSON.stringify({ start: zlib.gzipSync(JSON.stringify(manifest)).length, facets, rows }));
})();

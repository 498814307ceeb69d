/* node libraries.js minisearch|lunr FOLDER < {documents, queries}: one file that every visitor loads whole. */
"use strict";
const fs = require("fs");
const zlib = require("zlib");
const given = JSON.parse(fs.readFileSync(0, "utf8"));
const [which, modules] = process.argv.slice(2);
const Library = require("module").createRequire(`${modules}/libraries.js`)(which);
const fields = ["title", "keys", "body"];
const started = process.cpuUsage();
let packed;
if (which === "minisearch") {
  const index = new Library({ fields, storeFields: ["address", "title"] });
  index.addAll(given.documents);
  packed = JSON.stringify(index);
} else {
  packed = JSON.stringify(Library(function () {
    this.ref("id");
    fields.forEach((field) => this.field(field));
    given.documents.forEach((document) => this.add(document));
  }));
}
const cpu = process.cpuUsage(started).user / 1e6;
const memory = process.memoryUsage().rss;
const size = zlib.gzipSync(packed).length;
const opening = process.hrtime.bigint();
const index = which === "minisearch"
  ? Library.loadJSON(packed, { fields, storeFields: ["address", "title"] })
  : Library.Index.load(JSON.parse(packed));
const open = Number(process.hrtime.bigint() - opening) / 1e6;
const rows = given.queries.map((query) => {
  const start = process.hrtime.bigint();
  let found = [];
  try {
    found = which === "minisearch" ? index.search(query, { combineWith: "AND" }) : index.search(query);
  } catch (error) {
    found = [];
  }
  const links = found.slice(0, 10).map((hit) => hit.address || given.documents[hit.ref].address);
  return { links, bytes: size, requests: 1, ms: Number(process.hrtime.bigint() - start) / 1e6 };
});
process.stdout.write(JSON.stringify({ cpu, memory, size, open, rows }));

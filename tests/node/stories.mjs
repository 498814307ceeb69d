/* node stories.mjs < {browser, executable, folder, address, axe}: every story of search.mjs in one browser, over http and
   from a folder; prints {story: {http: "", file: "what went wrong"}}. */
import fs from "node:fs";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { Reader } from "./reading.mjs";
import { stories } from "./search.mjs";

const given = JSON.parse(fs.readFileSync(0, "utf8"));
const FLAGS = {
  chrome: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  firefox: []
};
const PATIENCE = 60000;

const browser = await puppeteer.launch({
  browser: given.browser,
  executablePath: given.executable,
  headless: true,
  args: FLAGS[given.browser],
  // Nothing is asked of the network but the pages under test.
  extraPrefsFirefox: { "app.normandy.enabled": false, "network.captive-portal-service.enabled": false, "browser.safebrowsing.update.enabled": false }
});
const told = {};
try {
  for (const [protocol, base] of [["http", given.address], ["file", pathToFileURL(given.folder).href]]) {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    const reader = new Reader(page, base, protocol, given);
    for (const [name, story, only] of stories) {
      if (only && only !== protocol) continue;
      told[name] = told[name] || {};
      told[name][protocol] = await reader.lives(story);
    }
    await page.close();
  }
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(told));

/* A reader at the search page: opens it, types, looks; what a story is told with. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const FINAL = "[data-results][aria-busy=false]";
export const BOX = "form[role=search] input[name=q]";
const WIDE = { width: 1280, height: 900 };

export class Reader {
  constructor(page, base, protocol, given) {
    Object.assign(this, { page, base, protocol, given, wrong: [], forgiven: false });
    page.on("pageerror", (error) => this.wrong.push(String(error)));
    page.on("console", (message) => message.type() === "error" && this.wrong.push(message.text()));
    page.on("dialog", (dialog) => {
      this.wrong.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
  }

  /* Lives one story; "" or what went wrong: what it asserts, a script's error, a refusal by the policy. */
  async lives(story) {
    this.wrong.length = 0;
    this.forgiven = false;
    try {
      await this.page.setViewport(WIDE);
      await story(this);
      if (!this.forgiven) assert.deepEqual(this.wrong, []);
      return "";
    } catch (error) {
      return String(error.stack || error).slice(0, 1500);
    } finally {
      await this.page.goto("about:blank");
    }
  }

  /* Opens the page of a corpus, at once with a query where given, and waits for the list to be final. */
  async open(query, corpus = "short", more = "") {
    const asked = query === undefined ? "" : `?q=${encodeURIComponent(query)}`;
    await this.page.goto(`${this.base}/${corpus}/tim-kiem/index.html${asked}${more}`);
    await this.final();
  }

  async final() {
    await this.page.waitForSelector(FINAL);
  }

  /* Replaces what stands in the box and presses Enter. */
  async search(text) {
    await this.type(text);
    await this.page.keyboard.press("Enter");
    await this.final();
  }

  async type(text) {
    await this.page.focus(BOX);
    await this.page.$eval(BOX, (box) => box.select());
    await this.page.type(BOX, text);
  }

  /* Waits until the list is final and the number of its results is such. */
  async counted(such) {
    for (const end = Date.now() + this.page.getDefaultTimeout(); ; await sleep(50)) {
      const count = await this.page.evaluate(() => (document.querySelector("[data-results][aria-busy=false]")
        ? Number(document.querySelector("[data-count]").dataset.count) : -1)).catch(() => -1);
      if (count >= 0 && such(count)) return;
      assert.ok(Date.now() < end, `${such}: ${count}`);
    }
  }

  /* Waits until `test`, run in the page, holds; a page that is still being read may lack what it looks for. */
  async until(test, ...values) {
    const end = Date.now() + this.page.getDefaultTimeout();
    let said = "it never was so";
    while (Date.now() < end) {
      try {
        if (await this.page.evaluate(test, ...values)) return;
      } catch (error) {
        said = error;
      }
      await sleep(50);
    }
    throw new Error(`${test}: ${said}`);
  }

  async titles() {
    return this.page.$$eval("ol[data-results] > li h2", (all) => all.map((each) => each.textContent));
  }

  async links() {
    return this.page.$$eval("ol[data-results] > li h2 a", (all) => all.map((each) => each.getAttribute("href")));
  }

  /* Clicks what is there, or will be: facets come after the list, and on phones when their group is opened. */
  async click(selector) {
    await this.page.waitForSelector(selector, { visible: true });
    await this.page.click(selector);
  }

  async text(selector) {
    await this.page.waitForSelector(selector);
    return this.page.$eval(selector, (each) => each.innerText.trim());
  }

  async all(selector) {
    return this.page.$$eval(selector, (all) => all.map((each) => each.textContent.trim()));
  }

  async count() {
    return Number(await this.page.$eval("[data-count]", (each) => each.dataset.count));
  }

  async shown(selector) {
    return this.page.$$eval(selector, (all) => all.filter((each) => each.checkVisibility()).length);
  }

  async focused() {
    return this.page.evaluate(() => document.activeElement.getAttribute("name") || document.activeElement.textContent.trim());
  }

  /* The violations that axe-core finds on the page as it is. */
  async axe() {
    if (!(await this.page.evaluate(() => "axe" in window))) await this.page.evaluate(fs.readFileSync(this.given.axe, "utf8"));
    const found = await this.page.evaluate(() => window.axe.run({ preload: false }).then((result) => result.violations.map((each) =>
      `${each.id}: ${each.nodes.map((node) => node.html).join(" | ").slice(0, 300)}`)));
    assert.deepEqual(found, []);
  }
}

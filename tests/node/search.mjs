/* What readers do on the search page: rows of a sentence, its story, and the only protocol where there is one. */
import assert from "node:assert/strict";
import { BOX } from "./reading.mjs";

const CAN_DUOC = ["Nhà văn hóa mới ở Cần Đước", "Huyện Cần Đước"];
const same = assert.deepEqual;

export const stories = [
  ["a query in the address is answered", async (r) => {
    await r.open("can duoc");
    same(await r.titles(), CAN_DUOC);
    same(await r.text("[data-count]"), "2 kết quả có cụm “Cần Đước”");
    same(await r.page.title(), "can duoc – Tìm kiếm – " + (await r.page.title()).split(" – ")[2]);
  }],
  ["typing and Enter search, and the query stands behind #", async (r) => {
    await r.open();
    await r.search("Cần Đước");
    same((await r.titles())[0], CAN_DUOC[0]);
    assert.match(r.page.url(), /index\.html#q=C%E1%BA%A7n\+%C4%90%C6%B0%E1%BB%9Bc$/);
  }],
  ["the button searches too", async (r) => {
    await r.open();
    await r.type("rừng");
    await r.click("form[role=search] button");
    await r.counted((count) => count === 1);
    same(await r.titles(), ["Huyện Như Thanh trồng rừng"]);
  }],
  ["another search and the back button", async (r) => {
    await r.open("can duoc");
    await r.search("rừng");
    same(await r.titles(), ["Huyện Như Thanh trồng rừng"]);
    await r.page.goBack();
    await r.until((title) => document.querySelector("ol[data-results] h2")?.textContent === title, CAN_DUOC[0]);
    same(await r.page.$eval(BOX, (box) => box.value), "can duoc");
    await r.page.goForward();
    await r.counted((count) => count === 1);
    same(await r.page.$eval(BOX, (box) => box.value), "rừng");
  }],
  ["a facet narrows, its chip widens again", async (r) => {
    await r.open("chi bo", "long");
    const before = await r.count();
    const promised = Number(await r.text("[data-facet=year] li:nth-child(2) .facet-count"));
    await r.click("[data-facet=year] li:nth-child(2) input");
    await r.counted((count) => count === promised);
    assert.match(r.page.url(), /&nam=20\d\d$/);
    await r.click("[data-filters] button");
    await r.counted((count) => count === before);
  }],
  ["facets of two groups hold together, and the back button undoes one", async (r) => {
    await r.open("chi bo", "long");
    await r.click("[data-facet=kind] li:nth-child(1) input");
    await r.until(() => document.querySelectorAll("[data-filters] button").length === 1);
    const one = await r.count();
    await r.click("[data-facet=place] li:nth-child(1) input");
    await r.until(() => document.querySelectorAll("[data-filters] button").length === 2);
    assert.ok((await r.count()) <= one);
    await r.page.goBack();
    await r.counted((count) => count === one);
    same((await r.all("[data-filters] button")).length, 1);
  }],
  ["an address with query, spelling and facets opens as it was", async (r) => {
    await r.open(undefined, "short", "#q=can+duoc&cach=*&dia-phuong=binh-lieu-198");
    same(await r.titles(), ["Việc cần được làm ngay"]);
    same(await r.all("[data-filters] button"), ["Huyện Bình Liêu, bỏ lọc"]);
  }],
  ["reloading shows the same", async (r) => {
    await r.open();
    await r.search("đông triều");
    const titles = await r.titles();
    await r.page.reload();
    await r.final();
    same(await r.titles(), titles);
    assert.ok(titles.length > 1);
  }],
  ["a chip chooses another spelling", async (r) => {
    await r.open("can duoc");
    same(await r.all("[data-spellings] button"), ["Cần Đước 2", "Cần Được 1", "mọi cách viết 3"]);
    await r.click("[data-spellings] button:nth-of-type(2)");
    await r.counted((count) => count === 1);
    same(await r.titles(), ["Việc cần được làm ngay"]);
    same(await r.all("[data-spellings] [aria-pressed=true]"), ["Cần Được 1"]);
  }],
  ["letters typed apart from their marks are the same letters", async (r) => {
    await r.open("Cần Đước".normalize("NFD"));
    same(await r.titles(), CAN_DUOC);
  }],
  ["the tone may stand on the other vowel", async (r) => {
    await r.open("đảng uỷ khối các cơ quan tỉnh thanh hoá");
    assert.ok((await r.titles()).includes("Đảng ủy Khối các cơ quan tỉnh Thanh Hóa"));
  }],
  ["Telex keys are read as Vietnamese", async (r) => {
    await r.open("caafn dduwowcs");
    same(await r.titles(), CAN_DUOC);
    same(await r.text("[data-note]"), "Đã hiểu “caafn dduwowcs” là “cần đước”.");
  }],
  ["VNI keys are read as Vietnamese", async (r) => {
    await r.open("ca62n d9u7o7c1");
    same(await r.titles(), CAN_DUOC);
  }],
  ["a slip of the fingers is put right", async (r) => {
    await r.open("bihn lieu");
    same((await r.titles())[0], "Bình Liêu: kết nạp đảng viên ở bản xa");
    same(await r.text("[data-note]"), "Không có bài nào cho “bihn lieu”; dưới đây là kết quả cho “binh lieu”.");
  }],
  ["nothing found says so and offers fewer words", async (r) => {
    await r.open("trong rung khongco");
    same(await r.text("[data-count]"), "Không có bài nào cho “trong rung khongco”.");
    same(await r.text("[data-note]"), "Thử bớt chữ: trong rung");
    await r.click("[data-note] a");
    await r.counted((count) => count > 0);
    same(await r.titles(), ["Huyện Như Thanh trồng rừng"]);
  }],
  ["an empty query asks for words", async (r) => {
    await r.open("   ");
    same(await r.titles(), []);
    assert.match(await r.text("[data-count]"), /^Gõ có dấu hay không dấu/);
  }],
  ["a very long query is answered", async (r) => {
    await r.open("sinh hoạt chi bộ ".repeat(60).trim());
    same(await r.text("[data-count]"), "4 bài");
    same(await r.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  }],
  ["quotation marks are left aside", async (r) => {
    await r.open("“Cần Đước” \"'");
    same(await r.titles(), CAN_DUOC);
  }],
  ["emoji and other scripts do no harm", async (r) => {
    await r.open("😀 Cần 🇻🇳 Đước 中文");
    same(await r.titles(), CAN_DUOC);
    await r.open("😀😀");
    same(await r.count(), 0);
  }],
  ["markup in a query is text", async (r) => {
    await r.open("<script>alert(1)</script><img src=x onerror=alert(2)>");
    assert.match(await r.text("[data-count]"), /<script>alert\(1\)<\/script><img src=x onerror=alert\(2\)>/);
    same(await r.page.$$eval("main script:not([type]), main img", (all) => all.length), 0);
  }],
  ["names of properties of objects are words like others", async (r) => {
    for (const word of ["constructor", "__proto__", "hasOwnProperty toString"]) {
      await r.open(word);
      same(await r.count(), 0);
    }
  }],
  ["completion by keyboard alone", async (r) => {
    await r.open();
    same(await r.focused(), "q");
    await r.page.keyboard.type("dong tr");
    await r.page.waitForSelector("[role=option]");
    same(await r.page.$eval(BOX, (box) => box.getAttribute("aria-expanded")), "true");
    await r.page.keyboard.press("ArrowDown");
    same(await r.page.$eval(BOX, (box) => box.getAttribute("aria-activedescendant")), "goi-y-0");
    await r.page.keyboard.press("Enter");
    await r.counted((count) => count > 0);
    same(await r.page.$eval(BOX, (box) => box.value), "Thành phố Đông Triều");
    same(await r.shown("[role=option]"), 0);
  }],
  ["completion by mouse, and Escape closes it", async (r) => {
    await r.open();
    await r.type("huyện bì");
    await r.page.waitForSelector("[role=option]");
    await r.page.keyboard.press("Escape");
    same(await r.shown("[role=option]"), 0);
    await r.page.keyboard.type("n");
    await r.page.waitForSelector("[role=option]");
    await r.click("[role=option]");
    await r.counted((count) => count > 0);
    same(await r.page.$eval(BOX, (box) => box.value), "Huyện Bình Liêu");
  }],
  ["everything is reached by the keyboard alone", async (r) => {
    await r.open("chi bo", "long");
    await r.page.focus(BOX);
    const met = [];
    for (let i = 0; i < 60; i++) {
      await r.page.keyboard.press("Tab");
      met.push(await r.page.evaluate(() => {
        const at = document.activeElement;
        if (at.closest("[data-spellings]")) return "spelling";
        if (at.closest("[data-facets]")) return at.matches("input") ? "choice" : "group";
        if (at.closest("[data-sort]")) return "order";
        return at.closest("[data-results]") ? "result" : at.matches("[data-more]") ? "more" : "";
      }));
      if (met.at(-1) === "more") break;
    }
    for (const part of ["group", "choice", "order", "result", "more"]) assert.ok(met.includes(part), `${part}: ${met}`);
  }],
  ["the newest first on demand, and the address says so", async (r) => {
    await r.open("chi bo", "long");
    await r.click("[data-order=moi]");
    await r.until(() => document.querySelector("[data-order=moi]").getAttribute("aria-pressed") === "true");
    await r.final();
    assert.match(r.page.url(), /&xep=moi$/);
    const days = (await r.all("ol[data-results] .meta")).map((text) => text.split(" · ").at(-2)).map((day) => day.split("/").reverse().join("-"));
    same(days, days.toSorted().reverse());
  }],
  ["ten more results, and the focus stands on the first of them", async (r) => {
    await r.open("chi bo", "long");
    same((await r.titles()).length, 10);
    await r.click("[data-more]");
    await r.until(() => document.querySelectorAll("ol[data-results] > li").length === 20);
    const titles = await r.titles();
    await r.until((title) => document.activeElement.textContent === title, titles[10]);
    same(new Set(await r.links()).size, 20);
  }],
  ["a place is found by its name, and leads to its page", async (r) => {
    await r.open("Bình Liêu");
    assert.ok((await r.links()).includes("../dia-phuong/binh-lieu-198/index.html"));
  }],
  ["a place is found by a name it has no more", async (r) => {
    await r.open("tx dong trieu");
    assert.ok((await r.links()).includes("../dia-phuong/dong-trieu-205/index.html"));
  }],
  ["a number leads to the sentence that states it", async (r) => {
    await r.open("2.105", "real");
    same((await r.links())[0], "../bai-viet/2017/binh-lieu-lanh-dao-toan-dien-doi-moi.html#so-dang-vien-2017-10-23");
    await r.click("ol[data-results] > li h2 a");
    await r.until(() => document.body.dataset.page === "report" && document.querySelector(":target").textContent.includes("2.105"));
  }],
  ["a document's number leads to where it is cited", async (r) => {
    await r.open("13-NQ/HU");
    assert.match((await r.links())[0], /#vb-13-nq-hu$/);
    same(await r.all("ol[data-results] mark"), ["Nghị quyết 13-NQ/HU"]);
  }],
  ["a search from the home page's box arrives", async (r) => {
    await r.page.goto(`${r.base}/real/index.html`);
    await r.page.type("form[role=search] input[name=q]", "can duoc");
    await r.page.keyboard.press("Enter");
    await r.until(() => document.body.dataset.page === "search" && document.querySelector("[data-results]").getAttribute("aria-busy") === "false");
    assert.ok((await r.titles()).length > 0);
    same(await r.page.$eval(BOX, (box) => box.value), "can duoc");
  }],
  ["results are announced, and the list says when it is final", async (r) => {
    await r.open();
    await r.page.evaluate(() => {
      window.heard = [];
      const place = document.querySelector("[data-count]");
      new MutationObserver(() => window.heard.push(place.textContent)).observe(place, { childList: true, subtree: true });
    });
    same(await r.page.$eval("[data-count]", (each) => each.getAttribute("aria-live")), "polite");
    await r.search("can duoc");
    same((await r.page.evaluate(() => window.heard)).at(-1), "2 kết quả có cụm “Cần Đước”");
  }],
  ["on a phone the groups are closed, say their choice, and nothing scrolls sideways", async (r) => {
    await r.page.setViewport({ width: 360, height: 740 });
    await r.open("chi bo", "long");
    same(await r.shown("details.facet[open] ul"), 0);
    await r.click("[data-facet=year] summary");
    await r.click("[data-facet=year] li:nth-child(1) input");
    await r.until(() => document.querySelectorAll("[data-filters] button").length === 1);
    assert.match(await r.text("[data-facet=year] [data-choice]"), /20\d\d/);
    same(await r.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  }],
  ["among 10,000 pieces a name is found at once, and a common word counts them all", async (r) => {
    await r.open("Khe Tiền", "large");
    same(await r.count(), 1);
    same((await r.titles())[0], "Chuyện ở Khe Tiền");
    await r.search("chi bộ");
    await r.counted((count) => count > 9000);
    same((await r.titles()).length, 10);
    await r.search("chi bộ khe tiền");
    await r.counted((count) => count === 1);
  }],
  ["files that are missing are told, and other searches go on", async (r) => {
    r.forgiven = true;
    await r.open("can duoc", "broken");
    assert.match(await r.text("[data-count]"), /^Không mở được dữ liệu tìm kiếm/);
    same(await r.titles(), []);
    await r.axe();
  }],
  ["nothing is inaccessible before a search", async (r) => {
    await r.open();
    await r.axe();
  }, "http"],
  ["nothing is inaccessible while the list of completions is open", async (r) => {
    await r.open();
    await r.type("dong");
    await r.page.waitForSelector("[role=option]");
    await r.page.keyboard.press("ArrowDown");
    await r.axe();
  }, "http"],
  ["nothing is inaccessible among results, chips and facets", async (r) => {
    await r.open("can duoc");
    await r.axe();
    await r.click("[data-spellings] button:nth-of-type(3)");
    await r.counted((count) => count === 3);
    await r.click("[data-facet=place] input");
    await r.until(() => document.querySelectorAll("[data-filters] button").length === 1);
    await r.axe();
  }, "http"],
  ["nothing is inaccessible on a phone with a group open", async (r) => {
    await r.page.setViewport({ width: 360, height: 740 });
    await r.open("chi bo", "long");
    await r.click("[data-facet=place] summary");
    await r.axe();
  }, "http"],
  ["nothing is inaccessible where nothing is found, or a slip is put right", async (r) => {
    await r.open("trong rung khongco");
    await r.axe();
    await r.open("bihn lieu");
    await r.axe();
  }, "http"]
];

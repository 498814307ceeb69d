/* What the reader sees of a search: count, chips, facets, results. It is given values and makes elements. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});

  function element(name, attributes, children) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      if (attributes[key] !== null) made.setAttribute(key, attributes[key]);
    });
    [].concat(children || []).forEach(function (child) {
      made.append(child);
    });
    return made;
  }

  /* "{n} bài" with its blanks filled; numbers are grouped by dots. */
  function fill(text, blanks) {
    return text.replace(/\{(\w+)\}/g, function (_, name) {
      var value = blanks[name];
      return typeof value === "number" ? String(value).replace(/\B(?=(\d{3})+$)/g, ".") : value;
    });
  }

  /* Buttons for the ways a query is spelled; `choose` gets the spelling, "*" for all. */
  function spellings(place, t, rows, chosen, total, choose) {
    place.replaceChildren();
    place.hidden = rows.length < 2;
    if (place.hidden) return;
    place.append(element("span", {}, t.spellings));
    rows.slice(0, 6).map(function (row) {
      return [row.text, row.text, row.documents.length];
    }).concat([["*", t.every_spelling, total]]).forEach(function (row) {
      var chip = element("button", { type: "button", class: "search-chip", "aria-pressed": String(row[0] === chosen) }, [
        row[1] + " ", element("small", {}, fill("{n}", { n: row[2] }))
      ]);
      chip.addEventListener("click", function () {
        choose(row[0]);
      });
      place.append(chip);
    });
  }

  /* One group of choices: rows of {key, name, count}, at most six until more are asked for; those chosen are always there. */
  function facet(group, t, rows, chosen, toggle) {
    var list = group.querySelector("ul") || group.appendChild(element("ul"));
    var all = list.dataset.all === "yes";
    var visible = rows.filter(function (row, i) {
      return all || i < 6 || chosen.indexOf(row.key) >= 0;
    });
    list.replaceChildren();
    visible.forEach(function (row) {
      var box = element("input", { type: "checkbox", value: row.key });
      box.checked = chosen.indexOf(row.key) >= 0;
      box.addEventListener("change", function () {
        toggle(row.key, box.checked);
      });
      list.append(element("li", {}, element("label", {}, [
        box, element("span", {}, row.name), element("span", { class: "facet-count" }, fill("{n}", { n: row.count }))
      ])));
    });
    if (visible.length < rows.length) {
      var more = element("button", { type: "button", class: "facet-more" }, fill(t.more_choices, { n: rows.length - visible.length }));
      more.addEventListener("click", function () {
        list.dataset.all = "yes";
        facet(group, t, rows, chosen, toggle);
      });
      list.append(element("li", {}, more));
    }
    group.hidden = !rows.length;
    group.querySelector("[data-choice]").textContent = rows.filter(function (row) {
      return chosen.indexOf(row.key) >= 0;
    }).map(function (row) {
      return row.name;
    }).join(", ");
  }

  /* One result: title, place · date · kind, and the snippet with its marks; it leads to `target` where there is one. */
  function result(t, text, pieces, target) {
    var address = "../" + text[0] + (target ? "#" + target[0] : "");
    var meta = [text[3], text[2], t["kind_" + text[4]]].filter(Boolean).join(" · ");
    var snippet = element("p", { class: "search-snippet" }, pieces.map(function (piece) {
      return piece[1] ? element("mark", {}, piece[0]) : piece[0];
    }));
    return element("li", {}, [
      element("h2", {}, element("a", { href: address }, text[1])), element("p", { class: "meta" }, meta), snippet
    ]);
  }

  /* A sentence that ends in links to other queries. */
  function offer(place, sentence, queries, address) {
    place.hidden = !sentence;
    place.replaceChildren(sentence || "");
    queries.forEach(function (query, i) {
      place.append(i ? ", " : " ", element("a", { href: address(query) }, query));
    });
  }

  /* Links to the pages of places and organisations that the query names. */
  function direct(place, t, texts) {
    place.hidden = !texts.length;
    place.replaceChildren(t.direct);
    texts.forEach(function (text, i) {
      place.append(i ? "; " : " ", element("a", { href: "../" + text[0] }, text[1]), text[3] ? ", " + text[3] : "");
    });
  }

  bantin.view = { element: element, fill: fill, spellings: spellings, facet: facet, result: result, direct: direct, offer: offer };
})(typeof globalThis !== "undefined" ? globalThis : this);

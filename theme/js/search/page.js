/* The search page: the address says what is searched, and everything the reader chooses goes into the address. */
document.addEventListener("DOMContentLoaded", function () {
  "use strict";
  var bantin = window.bantin;
  var page = document.querySelector("[data-search]");
  if (!page) return;

  var manifest = JSON.parse(document.getElementById("tim-kiem-muc-luc").textContent);
  var t = JSON.parse(document.getElementById("tim-kiem-chu").textContent);
  var shelf = bantin.shards.shelf(manifest);
  var view = bantin.view;
  var address = bantin.address;
  var choice = bantin.choice;
  var told = bantin.told;
  var STEP = 10;
  var PATIENCE = 200; // milliseconds

  var form = page.querySelector("form");
  var input = form.querySelector("input[name=q]");
  var list = page.querySelector("[data-results]");
  var count = page.querySelector("[data-count]");
  var filters = page.querySelector("[data-filters]");
  var note = page.querySelector("[data-note]");
  var direct = page.querySelector("[data-direct]");
  var more = page.querySelector("[data-more]");
  var sort = page.querySelector("[data-sort]");
  var chips = page.querySelector("[data-spellings]");
  var facets = page.querySelector("[data-facets]");
  var wide = window.matchMedia("(min-width: 900px)");
  var bareTitle = document.title;
  var state = null;
  var last = { q: null, whole: false, answer: null };
  var turn = 0;
  var patience = 0;
  var base = [];
  var faceted = 0;

  function start() {
    var completion = bantin.complete(input, page.querySelector("[role=listbox]"), known, function (text) {
      go(address.blank(text));
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      completion.close();
      go(address.blank(input.value.trim()));
    });
    sort.querySelectorAll("[data-order]").forEach(function (button) {
      button.addEventListener("click", function () {
        go(Object.assign({}, state, { order: button.dataset.order }));
      });
    });
    wide.addEventListener("change", unfold);
    facets.querySelectorAll("details").forEach(function (group) {
      group.addEventListener("toggle", openFacets);
    });
    window.addEventListener("popstate", follow);
    window.addEventListener("hashchange", follow);
    takeOver();
    unfold();
    follow();
    if (!state.q) input.focus();
  }

  /* A page answered on the server has links where this one has buttons. */
  function takeOver() {
    page.querySelectorAll("[data-served]").forEach(function (part) {
      part.remove();
    });
    sort.querySelector("[data-sort-buttons]").hidden = false;
    list.removeAttribute("start");
  }

  /* On wide screens all groups stand open, on phones they are closed until asked for. */
  function unfold() {
    facets.querySelectorAll("details").forEach(function (group) {
      group.open = wide.matches;
    });
  }

  function follow() {
    var asked = address.read(window.location);
    if (state && address.write(asked) === address.write(state)) return;
    input.value = asked.q;
    run(asked);
  }

  function go(asked) {
    input.value = asked.q;
    address.go(asked);
    run(asked);
  }

  function known() {
    return Promise.all([shelf.all("n"), shelf.all("l")]).then(function (contents) {
      return { names: [].concat.apply([], contents[0]), keys: [].concat.apply([], contents[1].map(bantin.suggest.lexicon)) };
    });
  }

  function run(asked) {
    var mine = ++turn;
    window.clearTimeout(patience);
    state = asked;
    document.title = asked.q ? asked.q + " – " + bareTitle : bareTitle;
    list.setAttribute("aria-busy", "true");
    if (!asked.q) return clear(t.start);
    var whole = asked.whole || asked.spelling === choice.APART;
    var known = asked.q === last.q && whole <= last.whole;
    if (!known) patience = window.setTimeout(tellSearching, PATIENCE);
    var answer = known ? Promise.resolve(last.answer) : bantin.answer(asked.q, shelf, whole);
    answer.then(function (found) {
      if (mine !== turn) return undefined;
      last = { q: asked.q, whole: whole, answer: found };
      return chosenAny() ? shelf.facets().then(show.bind(null, found, mine)) : show(found, mine, null);
    }).catch(function () {
      if (mine === turn) clear(t.failed);
    });
  }

  /* Said only where the answer is long in coming: each change is a layout more, and a sentence read aloud. */
  function tellSearching() {
    count.textContent = t.searching;
  }

  function clear(sentence) {
    last = { q: null, whole: false, answer: null };
    list.replaceChildren();
    filters.replaceChildren();
    [chips, facets, note, direct, more, sort].forEach(function (part) {
      part.hidden = true;
    });
    tell(sentence, 0);
    list.setAttribute("aria-busy", "false");
  }

  function tell(sentence, number) {
    window.clearTimeout(patience);
    /* The number and its noun stand out: "49 bài" có cụm … */
    var parts = new RegExp("^([\\d.]+ (?:" + t.noun_results + "|\\S+))(.*)$").exec(sentence);
    count.dataset.count = String(number);
    count.replaceChildren(parts ? view.element("b", {}, parts[1]) : "", parts ? parts[2] : sentence);
  }

  function chosenAny() {
    return address.facets.some(function (name) {
      return state.facets[name].length > 0;
    });
  }

  /* `facts` are the columns of facets where the reader filters by some; else they are loaded after the results. */
  function show(answer, mine, facts) {
    var chosen = choice.bySpelling(answer, shelf, state.spelling);
    var matches = choice.ordered(choice.passing(chosen.base, facts, state.facets), state.order);
    var any = answer.found.length > 0;
    base = chosen.base;
    view.spellings(chips, t, chosen.rows, chosen.spelling, chosen.tier.length, function (spelling) {
      go(Object.assign({}, state, { spelling: spelling }));
    });
    tell(told.sentence(answer, chosen, { n: matches.length, noun: told.noun(matches, shelf, t) }, t), matches.length);
    showNote(answer, chosen, told.noun(answer.found, shelf, t));
    facets.hidden = sort.hidden = !any;
    sort.querySelectorAll("[data-order]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.dataset.order === state.order));
    });
    list.replaceChildren();
    if (facts) showFacets(facts);
    else filters.replaceChildren();
    return Promise.all([append(matches, chosen.forms, mine), showDirect(answer, matches, mine)]).then(openFacets).then(function () {
      if (mine === turn) list.setAttribute("aria-busy", "false");
    });
  }

  /* The pages of places and organisations that have the whole query in a name, unless the list begins with them. */
  function showDirect(answer, matches, mine) {
    var first = matches.slice(0, 3).map(function (match) {
      return match.document;
    });
    var named = answer.found.filter(function (match) {
      return match.phrase && shelf.isNamed(match.document);
    }).slice(0, 3).filter(function (match) {
      return first.indexOf(match.document) < 0;
    });
    return shelf.texts(named.map(function (match) {
      return match.document;
    })).then(function (texts) {
      if (mine !== turn) return;
      view.direct(direct, t, texts.map(function (text) {
        return bantin.snippet.meant(answer.query.readings[0], text);
      }));
    });
  }

  function link(q) {
    return address.write(address.blank(q));
  }

  function showNote(answer, chosen, noun) {
    var said = told.note(answer, state.q, t);
    view.offer(note, said[0], said[1], link);
    var wider = said[0] || chosen.spelling === choice.APART ? null : told.wider(answer, chosen, noun, shelf, t);
    if (!wider) return;
    note.append(wider[0], view.element("a", { href: address.write(Object.assign({}, state, wider[2])) }, wider[1]));
    note.hidden = false;
  }

  function nameOf(facts, group) {
    return function (key) {
      if (group === "place") return facts.placeNames.get(key) || key;
      if (group === "category") return facts.categoryNames.get(key) || key;
      return group === "kind" ? t["kind_" + key] || key : key;
    };
  }

  /* Facets are loaded once a group stands open: on wide screens after the results, on phones when the reader asks. */
  function openFacets() {
    var mine = turn;
    if (facets.hidden || faceted === turn || !facets.querySelector("details[open]")) return undefined;
    return shelf.facets().then(function (facts) {
      if (mine === turn && faceted !== turn) showFacets(facts);
    }, function () {
      /* The results stand without them. */
    });
  }

  function showFacets(facts) {
    faceted = turn;
    filters.replaceChildren();
    address.facets.forEach(function (name) {
      var group = facets.querySelector('[data-facet="' + name + '"]');
      var rows = choice.counts(base, facts, state.facets, name, nameOf(facts, name));
      view.facet(group, t, rows, state.facets[name], function (key, on) {
        toggle(name, key, on);
      });
      state.facets[name].forEach(function (key) {
        var words = nameOf(facts, name)(key);
        var chip = view.element("button", { type: "button", class: "search-chip" }, view.fill(t.remove, {
          choice: name === "year" ? t.year + " " + words : words
        }));
        chip.addEventListener("click", function () {
          toggle(name, key, false);
          input.focus();
        });
        filters.append(chip);
      });
    });
  }

  /* The box just changed keeps the focus although its group is made anew. */
  function toggle(name, key, on) {
    var chosen = state.facets[name].filter(function (other) {
      return other !== key;
    });
    var changed = {};
    changed[name] = on ? chosen.concat(key) : chosen;
    go(Object.assign({}, state, { facets: Object.assign({}, state.facets, changed) }));
    window.setTimeout(function () {
      var boxes = Array.from(facets.querySelectorAll('[data-facet="' + name + '"] input'));
      var box = boxes.find(function (each) {
        return each.value === key;
      });
      if (box && document.activeElement === document.body) box.focus();
    }, 0);
  }

  /* Ten more results, and a button for the next ten. */
  function append(matches, forms, mine) {
    var from = list.children.length;
    var wanted = matches.slice(from, from + STEP);
    return shelf.texts(wanted.map(function (match) {
      return match.document;
    })).then(function (texts) {
      if (mine !== turn) return;
      var words = last.answer.query.readings[0] || [];
      texts.forEach(function (stored) {
        var text = bantin.snippet.meant(words, stored);
        var target = text[4] === "place" ? null : bantin.snippet.aimed(words, text[6]);
        var pieces = bantin.snippet.pieces(text[5], forms, target ? target[2] : undefined);
        list.append(view.result(t, text, pieces, target));
      });
      var left = matches.length - list.children.length;
      more.hidden = left <= 0;
      more.textContent = view.fill(t.more, { n: left, noun: t.noun_results });
      more.onclick = function () {
        var next = list.children.length;
        append(matches, forms, mine).then(function () {
          var first = list.children[next];
          if (first) first.querySelector("a").focus();
        });
      };
    });
  }

  start();
});

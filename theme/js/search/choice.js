/* Which matches are shown: the spelling chosen, the facets chosen, the order; and the counts beside every choice. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});
  var GROUPS = { place: "places", year: "years", category: "categories", kind: "kinds" };
  var EVERY = "*";
  var APART = "~";

  /* Without a choice: the spelling that half of the pieces with the phrase have, else every spelling. */
  function usual(rows, words, total) {
    return words > 1 && rows.length > 1 && rows[0].documents.length * 2 >= total ? rows[0].text : EVERY;
  }

  /* Of the forms looked up those of the spellings shown, and those of abbreviations written out. */
  function spelled(rows, query, forms) {
    var shown = new Set([].concat.apply([], rows.map(function (row) {
      return row.forms;
    })));
    (query.readings[1] || []).forEach(function (word) {
      if (word.strict && forms.has(word.exact)) shown.add(word.exact);
    });
    return shown;
  }

  /* {tier, rows, spelling, base, forms}: `base` are the matches of the spelling, before any facet. */
  function bySpelling(answer, shelf, asked) {
    var tier = bantin.spellings.shown(answer.query, answer.found);
    var rows = bantin.spellings.rows(answer.query, shelf, tier.filter(function (match) {
      return match.phrase;
    }));
    var words = rows.length ? rows[0].forms.length : 0;
    var spelling = asked || usual(rows, words, tier.length);
    var row = rows.filter(function (each) {
      return each.text === spelling;
    })[0];
    if (!row && spelling !== APART) spelling = EVERY;
    var documents = row && new Set(row.documents);
    var base = spelling === APART ? answer.found : tier.filter(function (match) {
      return !documents || documents.has(match.document);
    });
    var forms = bantin.spellings.forms(answer.query, shelf, answer.relaxed);
    if (row || (words > 1 && spelling !== APART)) forms = spelled(row ? [row] : rows, answer.query, forms);
    return { tier: tier, rows: rows, spelling: spelling, base: base, forms: forms };
  }

  function valuesOf(facts, name, document) {
    var value = facts[GROUPS[name]][document];
    return Array.isArray(value) ? value : value ? [value] : [];
  }

  function passes(facts, name, document, chosen) {
    return !chosen.length || valuesOf(facts, name, document).some(function (value) {
      return chosen.indexOf(value) >= 0;
    });
  }

  /* Matches that pass every group but `except`. */
  function passing(base, facts, facets, except) {
    return base.filter(function (match) {
      return Object.keys(GROUPS).every(function (name) {
        return name === except || passes(facts, name, match.document, facets[name]);
      });
    });
  }

  /* Rows {key, name, count} of one group: what choosing each would show, the other groups as they are. */
  function counts(base, facts, facets, name, names) {
    var found = new Map(facets[name].map(function (key) {
      return [key, 0];
    }));
    passing(base, facts, facets, name).forEach(function (match) {
      valuesOf(facts, name, match.document).forEach(function (key) {
        found.set(key, (found.get(key) || 0) + 1);
      });
    });
    return Array.from(found, function (pair) {
      return { key: pair[0], name: names(pair[0]), count: pair[1] };
    }).sort(function (a, b) {
      if (name === "year") return a.key < b.key ? 1 : -1;
      return b.count - a.count || (a.name < b.name ? -1 : 1);
    });
  }

  /* By relevance as they come, or the newest first: documents are numbered by date. */
  function ordered(matches, order) {
    if (order !== "moi") return matches;
    return matches.slice().sort(function (a, b) {
      return b.document - a.document;
    });
  }

  bantin.choice = { EVERY: EVERY, APART: APART, bySpelling: bySpelling, passing: passing, counts: counts, ordered: ordered };
})(typeof globalThis !== "undefined" ? globalThis : this);

/* How far back a query of common words reads; the twin of plugins/search/bounds.py. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});

  function isLong(head) {
    return head.parts.length > 0;
  }

  function sum(items, numberOf) {
    return items.reduce(function (all, item) {
      return all + numberOf(item);
    }, 0);
  }

  function countOf(head) {
    return head.count;
  }

  function sizeOf(part) {
    return part[2];
  }

  /* About how many postings of a list stand in its parts from a document on. */
  function later(head, start) {
    var covered = sum(head.parts.filter(function (part) {
      return part[1] >= start;
    }), sizeOf);
    return Math.floor((head.count * covered) / sum(head.parts, sizeOf));
  }

  function longOf(rows) {
    return [].concat.apply([], rows).filter(isLong);
  }

  /* Whether some piece has all pairs, by all that was read of them. */
  function sideBySide(pairs) {
    return pairs.length > 0 && pairs.map(function (row) {
      return new Set([].concat.apply([], row.map(function (head) {
        return head.postings.documents;
      })));
    }).reduce(function (left, right) {
      return new Set(Array.from(left).filter(right.has, right));
    }).size > 0;
  }

  /* The first document looked at in long lists: the oldest block from which on they hold no more than `most` postings, or
     the newest block. */
  function horizon(long, most) {
    var starts = Array.from(new Set([].concat.apply([], long.map(function (head) {
      return head.parts.map(function (part) {
        return part[1];
      });
    })))).sort(function (a, b) {
      return b - a;
    });
    var first = starts[0];
    for (var i = 1; i < starts.length; i++) {
      if (sum(long, function (head) {
        return later(head, starts[i]);
      }) > most) break;
      first = starts[i];
    }
    return first;
  }

  /* The first documents looked at in long lists of words and of pairs, 0 for all, given the lists of each word and of
     each pair. Pairs go first: where they tell that pieces have all words of a query without marks side by side, only
     these are shown, and no long list of a word is read. */
  function firsts(words, pairs, shelf, strict) {
    var MOST = bantin.bounds.MOST;
    var apart = longOf(words);
    var beside = longOf(pairs);
    var spent = sum(beside, countOf);
    var fits = spent <= (strict ? MOST / 3 : MOST);
    if (!apart.length && !beside.length) return Promise.resolve({ words: 0, pairs: 0 });
    return (fits && !strict ? shelf.open(beside, null, 0) : Promise.resolve()).then(function () {
      if (fits && !strict && sideBySide(pairs)) return { words: shelf.documents, pairs: 0 };
      if (spent + sum(apart, countOf) <= MOST) return { words: 0, pairs: 0 };
      if (fits) return { words: horizon(apart, MOST - spent), pairs: 0 };
      var first = horizon(apart.concat(beside), MOST);
      return { words: first, pairs: first };
    });
  }

  /* Whether a posting of a list is passed over when long lists are read from a document on. */
  function isPast(head, document, first) {
    return document < first && head.parts.some(function (part) {
      return part[1] <= document && document < part[1] + part[2];
    });
  }

  /* The documents before the first that have all pairs and not all words; what their words count is put to that of the
     pairs. */
  function older(counts, pairs, since) {
    var found = [];
    for (var document = 0; document < since; document++) if (hasAll(pairs, document)) {
      if (!hasAll(counts, document)) found.push(document);
      counts.forEach(raise.bind(null, pairs, document));
    }
    return found;
  }

  function hasAll(rows, document) {
    return rows.every(function (row) {
      return row.seen[document];
    });
  }

  function raise(pairs, document, counts, place) {
    pairs.slice(Math.max(0, place - 1), place + 1).forEach(function (pair) {
      ["title", "keys", "body"].forEach(function (field) {
        counts[field][document] = Math.max(counts[field][document], pair[field][document]);
      });
    });
    counts.seen[document] = 1;
  }

  bantin.bounds = { MOST: 72000, firsts: firsts, isPast: isPast, older: older };
})(typeof globalThis !== "undefined" ? globalThis : this);

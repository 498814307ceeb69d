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

  /* Whether short lists tell that some piece has all pairs. */
  function told(pairs) {
    if (!pairs.length || pairs.some(function (row) {
      return row.some(isLong);
    })) return false;
    return pairs.map(function (row) {
      return new Set([].concat.apply([], row.map(function (head) {
        return head.postings.documents;
      })));
    }).reduce(function (left, right) {
      return new Set(Array.from(left).filter(right.has, right));
    }).size > 0;
  }

  /* The first document that is looked at in long lists, given those of each word and of each pair; 0 where all are. Of a
     query without marks only pieces with all pairs are shown where there are any: where short lists alone tell which, no
     long list is read. */
  function since(words, pairs, documents, strict) {
    var long = [].concat.apply([], words.concat(pairs)).filter(isLong);
    if (long.length && !strict && told(pairs)) return documents;
    if (sum(long, countOf) <= bantin.bounds.MOST) return 0;
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
      }) > bantin.bounds.MOST) break;
      first = starts[i];
    }
    return first;
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

  bantin.bounds = { MOST: 72000, since: since, isPast: isPast, older: older };
})(typeof globalThis !== "undefined" ? globalThis : this);

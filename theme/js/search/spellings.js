/* How a query is spelled in the pieces found: which of them are shown, and the ways to choose among. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});

  /* Of a query without marks only the pieces with the phrase, where there are any; else all. */
  function shown(query, found) {
    var phrases = found.filter(function (match) {
      return match.phrase;
    });
    return phrases.length && !query.strict ? phrases : found;
  }

  /* The exact forms that the words of a query were looked up as. */
  function forms(query, shelf, relaxed) {
    var all = new Set();
    query.readings.forEach(function (reading) {
      bantin.ranking.firm(reading, shelf).forEach(function (word) {
        var known = shelf.spellings("u", word.fold).map(function (spelling) {
          return spelling.exact;
        });
        bantin.query.weights(word, known, relaxed).forEach(function (_, exact) {
          all.add(exact);
        });
      });
    });
    return all;
  }

  /* The ways a query without marks is spelled in the pieces found: {text, forms, documents}, the commonest first. */
  function rowsOf(query, shelf, found) {
    if (query.strict || !query.readings.length) return [];
    var words = bantin.ranking.firm(query.readings[0], shelf);
    var among = new Set(found.map(function (match) {
      return match.document;
    }));
    var rows = words.length === 1 ? single(words[0], shelf) : chains(words, shelf, among);
    rows.forEach(function (row) {
      row.documents = row.documents.filter(function (document) {
        return among.has(document);
      });
    });
    return rows.filter(function (row) {
      return row.documents.length;
    }).sort(function (a, b) {
      return b.documents.length - a.documents.length;
    });
  }

  function single(word, shelf) {
    return shelf.spellings("u", word.fold).map(function (spelling) {
      return { text: spelling.surface, forms: [spelling.exact], documents: Array.from(new Set(spelling.postings.documents)) };
    });
  }

  /* Rows of pair spellings that fit end to end, and the documents that have all pairs of a row. */
  function chains(words, shelf, among) {
    var rows = [{ text: "", forms: [], documents: null }];
    for (var i = 1; i < words.length; i++) {
      var next = [];
      shelf.spellings("p", bantin.ranking.pairFold(words[i - 1], words[i])).forEach(function (spelling) {
        var exacts = spelling.exact.split(" ");
        var surfaces = spelling.surface.split(" ");
        var here = new Set(spelling.postings.documents.filter(function (document) {
          return among.has(document);
        }));
        rows.forEach(function (row) {
          if (row.documents && row.forms[row.forms.length - 1] !== exacts[0]) return;
          var documents = row.documents ? row.documents.filter(function (document) {
            return here.has(document);
          }) : Array.from(here);
          if (!documents.length) return;
          next.push({
            text: row.documents ? row.text + " " + surfaces[1] : spelling.surface,
            forms: row.documents ? row.forms.concat(exacts[1]) : exacts,
            documents: documents
          });
        });
      });
      rows = next.sort(function (a, b) {
        return b.documents.length - a.documents.length;
      }).slice(0, 20);
    }
    return rows;
  }

  bantin.spellings = { shown: shown, forms: forms, rows: rowsOf };
})(typeof globalThis !== "undefined" ? globalThis : this);

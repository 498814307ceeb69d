/* Nearest words for what was mistyped, and completions while typing, from the lexicon and the names of the index. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});
  var analysis = bantin.analysis;

  /* The keys of a front-coded lexicon: {fold, level, surface}. */
  function lexicon(text) {
    var last = "";
    return text.split("\n").filter(Boolean).map(function (line) {
      var cut = line.indexOf(";", 2);
      last = last.slice(0, parseInt(line[0], 36)) + line.slice(2, cut < 0 ? undefined : cut);
      return { fold: last, level: parseInt(line[1], 36), surface: cut < 0 ? last : line.slice(cut + 1) };
    });
  }

  /* Edit distance with neighbours swapped counting once, or `most` + 1 where it is larger. */
  function distance(left, right, most) {
    if (Math.abs(left.length - right.length) > most) return most + 1;
    var before = [];
    var row = [];
    for (var j = 0; j <= right.length; j++) row.push(j);
    for (var i = 1; i <= left.length; i++) {
      var next = [i];
      for (j = 1; j <= right.length; j++) {
        var change = left[i - 1] === right[j - 1] ? 0 : 1;
        var least = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + change);
        if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) least = Math.min(least, before[j - 2] + 1);
        next.push(least);
      }
      before = row;
      row = next;
    }
    return Math.min(row[right.length], most + 1);
  }

  function sorted(letters) {
    return letters.split("").sort().join("");
  }

  /* The keys nearest to a fold within `most` edits, itself not among them, each once: swapped letters first among equals, then
     commoner words; at most `count`. */
  function nearest(fold, keys, most, count) {
    var own = sorted(fold);
    return keys.map(function (key) {
      return [key.fold === fold ? most + 1 : distance(fold, key.fold, most), key];
    }).filter(function (pair) {
      return pair[0] <= most;
    }).map(function (pair) {
      return [pair[0] - (sorted(pair[1].fold) === own ? 0.5 : 0), pair[1]];
    }).sort(function (a, b) {
      return a[0] - b[0] || b[1].level - a[1].level;
    }).map(function (pair) {
      return pair[1];
    }).filter(function (key, i, all) {
      return all.findIndex(function (other) {
        return other.fold === key.fold;
      }) === i;
    }).slice(0, count);
  }

  function reach(fold) {
    return fold.length < 2 ? 0 : fold.length < 5 ? 1 : 2;
  }

  function lower(surface) {
    return surface.toLowerCase();
  }

  /* Rewordings of a query, the likeliest first: words that no piece has give way to near ones; where all are known, one
     of them may be another's slip. With marks where marks were typed, else without. */
  function rewordings(text, isKnown, keys) {
    var plain = analysis.plain(text);
    var tokens = analysis.tokens(plain);
    var strict = tokens.some(function (token) {
      return analysis.marked(token.exact);
    });
    var written = tokens.map(function (token) {
      return plain.slice(token.start, token.end);
    });
    var strange = tokens.map(function (token) {
      return !isKnown(token);
    });

    function near(token, most, count) {
      return nearest(token.fold, keys, most, count).map(function (key) {
        return strict ? lower(key.surface) : key.fold;
      });
    }

    if (strange.indexOf(true) < 0) return [].concat.apply([], tokens.map(function (token, place) {
      if (token.fold.length < 2 || analysis.isStopFold(token.fold)) return [];
      return near(token, 1, 4).map(function (word, rank) {
        return [rank, written.slice(0, place).concat(word, written.slice(place + 1)).join(" ")];
      });
    })).sort(function (a, b) {
      return a[0] - b[0];
    }).map(function (row) {
      return row[1];
    });
    var rows = [[]];
    tokens.forEach(function (token, place) {
      var words = strange[place] ? near(token, reach(token.fold), 8) : [];
      rows = [].concat.apply([], rows.map(function (row) {
        return (words.length ? words : [written[place]]).map(function (word) {
          return row.concat(word);
        });
      })).slice(0, 30);
    });
    return rows.map(function (row) {
      return row.join(" ");
    });
  }

  /* The query with one word left out, each in turn. */
  function shortened(text) {
    var plain = analysis.plain(text);
    var tokens = analysis.tokens(plain);
    if (tokens.length < 2) return [];
    return tokens.map(function (_, gone) {
      return tokens.filter(function (__, place) {
        return place !== gone;
      }).map(function (token) {
        return plain.slice(token.start, token.end);
      }).join(" ");
    });
  }

  /* A typed token may stand for one of a name: the last as its beginning; marks typed must not be contradicted. */
  function fits(typed, known, last) {
    if (last ? known.fold.indexOf(typed.fold) !== 0 : known.fold !== typed.fold) return false;
    if (!analysis.marked(typed.exact)) return true;
    return last || bantin.query.nearness(typed.exact, known.exact) >= 0.5;
  }

  function placeIn(typed, name) {
    for (var start = 0; start + typed.length <= name.length; start++)
      if (typed.every(function (token, i) {
        return fits(token, name[start + i], i === typed.length - 1);
      })) return start;
    return -1;
  }

  /* At most eight completions of what is typed: names that hold it, then words that its last letters begin. */
  function completions(text, names, keys) {
    var plain = analysis.plain(text);
    var typed = analysis.tokens(plain);
    if (!typed.length) return [];
    var found = names.map(function (row) {
      return { text: row[0], count: row[1], place: placeIn(typed, analysis.tokens(row[0])) };
    }).filter(function (row) {
      return row.place >= 0;
    }).sort(function (a, b) {
      return (a.place > 0) - (b.place > 0) || b.count - a.count || a.text.length - b.text.length;
    }).slice(0, 6).map(function (row) {
      return row.text;
    });
    var last = typed[typed.length - 1];
    if (last.end === plain.length && last.fold.length > 1 && found.length < 6) {
      keys.filter(function (key) {
        return key.fold.length > last.fold.length && key.fold.indexOf(last.fold) === 0;
      }).sort(function (a, b) {
        return b.level - a.level;
      }).slice(0, 8 - found.length).forEach(function (key) {
        found.push(plain.slice(0, last.start) + lower(key.surface));
      });
    }
    return Array.from(new Set(found)).slice(0, 8);
  }

  bantin.suggest = {
    lexicon: lexicon,
    distance: distance,
    nearest: nearest,
    rewordings: rewordings,
    shortened: shortened,
    completions: completions
  };
})(typeof globalThis !== "undefined" ? globalThis : this);

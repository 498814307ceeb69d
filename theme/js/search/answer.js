/* The answer to a query: its matches, or what was probably meant when there are none. */
(function (root) {
  "use strict";
  var bantin = (root.bantin = root.bantin || {});
  /* How many rewordings are looked at, and how many more after one was found side by side; each look may load a shard. How
     many of these are shown, how many of those apart are tried, and how many of these offered. */
  var LOOKED_AT = 12;
  var MORE = 1;
  var SHOWN = 2;
  var TRIED = 4;
  var OFFERED = 3;

  function attempt(text, shelf, relaxed, whole) {
    var query = bantin.query.parse(text);
    return bantin.ranking.matches(query, shelf, relaxed, whole).then(answerOf.bind(null, text, query, relaxed));
  }

  function answerOf(text, query, relaxed, found) {
    return { text: text, query: query, found: found, relaxed: relaxed, decoded: false, corrected: "", others: [], offers: [], fewer: [] };
  }

  /* The answer to words of which some stands nowhere: known before any list of neighbours is asked for. */
  function nothing(text, relaxed) {
    return answerOf(text, bantin.query.parse(text), relaxed, Object.assign([], { left: 0, sideBySide: false }));
  }

  /* Whether each word that must be there stands somewhere, by any reading of the query. */
  function standing(text, shelf) {
    var readings = bantin.query.parse(text).readings.map(function (reading) {
      return reading.filter(function (word) {
        return !word.weak;
      });
    });
    return shelf.prepare([].concat.apply([], readings).map(function (word) {
      return ["u", word.fold];
    })).then(function () {
      return readings.some(function (reading) {
        return reading.every(function (word) {
          return shelf.spellings("u", word.fold).length > 0;
        });
      });
    });
  }

  /* The first of the tries, run one after another, whose answer matches anything; else the first answer. */
  function firstOf(tries) {
    return tries[0]().then(function (first) {
      return tries.slice(1).reduce(function (promise, next) {
        return promise.then(function (answer) {
          return answer.found.length ? answer : next().then(function (other) {
            return other.found.length ? other : answer;
          });
        });
      }, Promise.resolve(first));
    });
  }

  /* Whether all of them are so, asked one after another until one is not. */
  function every(items, isSo) {
    return items.reduce(function (promise, item) {
      return promise.then(function (so) {
        return so && isSo(item);
      });
    }, Promise.resolve(true));
  }

  /* Whether all neighbours of a query stand side by side somewhere: known before any list is read. */
  function paired(text, shelf) {
    var words = bantin.query.parse(text).readings[0] || [];
    var strong = words.map(function (_, place) {
      return place;
    }).filter(function (place) {
      return !words[place].weak;
    });
    return every(strong.slice(1), function (right) {
      return joined(words.slice(strong[strong.indexOf(right) - 1], right + 1), shelf);
    });
  }

  /* Two words with weak ones between them: whether they stand side by side without these, or as a name with them. */
  function joined(words, shelf) {
    return chained([words[0], words[words.length - 1]], shelf).then(function (known) {
      return known || (words.length > 2 && chained(words, shelf));
    });
  }

  function chained(words, shelf) {
    return every(words.slice(1).map(function (word, i) {
      return bantin.ranking.pairFold(words[i], word);
    }), function (fold) {
      return shelf.prepare([["p", fold]]).then(function () {
        return shelf.spellings("p", fold).length > 0;
      });
    });
  }

  /* The answers of the first texts that some piece has, or may have, with all words side by side. */
  function likely(texts, shelf) {
    var looks = LOOKED_AT;
    return texts.slice(0, LOOKED_AT).reduce(function (promise, text) {
      return promise.then(function (kept) {
        if (!looks || kept.length >= SHOWN) return kept;
        looks -= 1;
        return paired(text, shelf).then(function (known) {
          return known ? attempt(text, shelf, false) : null;
        }).then(function (answer) {
          if (!answer || !promising(answer)) return kept;
          looks = Math.min(looks, MORE);
          return kept.concat(answer);
        });
      });
    }, Promise.resolve([]));
  }

  /* Those of the texts that match something, at most three; those with all words side by side first. */
  function fruitful(texts, shelf) {
    return texts.slice(0, LOOKED_AT).reduce(function (promise, text) {
      return promise.then(function (kept) {
        return attempt(text, shelf, false).then(function (answer) {
          return answer.found.length ? kept.concat(answer) : kept;
        });
      });
    }, Promise.resolve([])).then(function (kept) {
      return kept.filter(whole).concat(kept.filter(function (answer) {
        return !whole(answer);
      })).slice(0, OFFERED).map(textOf);
    });
  }

  function whole(answer) {
    return answer.found.some(function (match) {
      return match.phrase;
    });
  }

  /* Whether some piece has all words side by side, or may have them in what was left unread. */
  function promising(answer) {
    return whole(answer) || (answer.found.length > 0 && answer.found.left > 0);
  }

  function textOf(answer) {
    return answer.text;
  }

  /* Near words: where they stand side by side in some piece their results are shown, else they are offered. */
  function withOffers(answer, shelf) {
    return shelf.all("l").then(function (texts) {
      var keys = [].concat.apply([], texts.map(bantin.suggest.lexicon));
      var isKnown = function (token) {
        return shelf.spellings("u", token.fold).length > 0;
      };
      var reworded = bantin.suggest.rewordings(answer.text, isKnown, keys);
      return likely(reworded, shelf).then(function (better) {
        if (better.length) {
          better[0].corrected = answer.text;
          better[0].others = better.slice(1).map(textOf);
          return better[0];
        }
        return fruitful(reworded.slice(0, TRIED), shelf).then(function (offers) {
          answer.offers = offers;
          return offers.length ? [] : fruitful(bantin.suggest.shortened(answer.text), shelf);
        }).then(function (fewer) {
          answer.fewer = fewer;
          return answer;
        });
      });
    });
  }

  /* Marks as typed; then, where nothing is spelled so, any marks; then as Telex or VNI keys; then offers of near words.
     `whole` reads long lists to their ends. What looks like such keys mostly is: its words are looked up alone first. */
  bantin.answer = function (text, shelf, whole) {
    var decoded = bantin.telex.decode(bantin.analysis.plain(text));
    var known = decoded ? standing(text, shelf) : Promise.resolve(true);
    function typed(relaxed) {
      return known.then(function (so) {
        return so ? attempt(text, shelf, relaxed, whole) : nothing(text, relaxed);
      });
    }
    var tries = [typed.bind(null, false)];
    if (bantin.query.parse(text).strict) tries.push(typed.bind(null, true));
    if (decoded) tries.push(function () {
      return attempt(decoded, shelf, false, whole).then(function (answer) {
        answer.decoded = true;
        return answer;
      });
    });
    return firstOf(tries).then(function (answer) {
      return answer.found.length || !answer.query.readings.length ? answer : withOffers(answer, shelf);
    });
  };
})(typeof globalThis !== "undefined" ? globalThis : this);

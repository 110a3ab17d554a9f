// Words that are nearly the same, for what is misspelt.

/**
 * How many slips a word of this length may have; a short one would soon be another word.
 * @param {number} length
 */
export function slips(length) {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
}

/**
 * How many letters must be changed, added, left out or swapped to make one word of the other, or
 * more than `limit` (optimal string alignment).
 * @param {string} one
 * @param {string} other
 * @param {number} limit
 */
export function distance(one, other, limit) {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before = /** @type {number[]} */ ([]);
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, before[j - 2] + 1);
      }
      next[j] = least;
    }
    if (Math.min(...next) > limit) return limit + 1;
    before = row;
    row = next;
  }
  return row[other.length];
}

/**
 * Where in `text` something stands that is `term` but for at most `limit` slips; the nearest such
 * place, of several the longest, and how many slips there are (Sellers, 1980).
 * @param {string} term
 * @param {string} text
 * @param {number} limit
 * @param {Set<number>} places where it may begin and end
 * @returns {{start: number, end: number, slips: number} | undefined}
 */
export function occurrence(term, text, limit, places) {
  let costs = Array.from({ length: term.length + 1 }, (_, i) => i);
  let starts = costs.map(() => 0);
  let nextCosts = [...costs];
  let nextStarts = [...starts];
  let best;
  for (let j = 1; j <= text.length; j += 1) {
    nextCosts[0] = places.has(j) ? 0 : limit + 1;
    nextStarts[0] = j;
    for (let i = 1; i <= term.length; i += 1) {
      const replaced = costs[i - 1] + (term[i - 1] === text[j - 1] ? 0 : 1);
      const added = costs[i] + 1;
      const left = nextCosts[i - 1] + 1;
      const least = Math.min(replaced, added, left);
      nextCosts[i] = least;
      nextStarts[i] =
        least === replaced ? starts[i - 1] : least === added ? starts[i] : nextStarts[i - 1];
    }
    [costs, nextCosts] = [nextCosts, costs];
    [starts, nextStarts] = [nextStarts, starts];
    const found = costs[term.length];
    const start = starts[term.length];
    const longer = best && found === best.slips && j - start > best.end - best.start;
    if (places.has(j) && found <= limit && (!best || found < best.slips || longer)) {
      best = { start, end: j, slips: found };
    }
  }
  return best;
}

import { describe, expect, it } from 'vitest';
import { slipsIn, speaksOf, typedWords } from '#shared/typed-words.ts';

describe('what is typed into a search box', () => {
  it.each([
    ['Keripik  Pisang', ['keripik', 'pisang']],
    ['USH-B2WB-SNA9', ['ush', 'b2wb', 'sna9']],
    ["  ' & | ! :* <-> \\ ", []],
    ['batik batik', ['batik']],
    ['batik dan yang lain', ['batik', 'lain']],
    ['yang', ['yang']],
    ['x'.repeat(50), ['x'.repeat(30)]],
    ['a b c d e f g h i j', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']],
  ])('%s', (typed, words) => {
    expect(typedWords(typed)).toEqual(words);
  });

  it.each([
    ['tas', 0],
    ['tahu', 1],
    ['keripik', 1],
    ['kerajinan', 2],
    ['91203001', 0],
  ])('%s may have %i slips', (word, slips) => {
    expect(slipsIn(word)).toBe(slips);
  });
});

describe('whether a short text speaks of it', () => {
  it.each([
    ['Sentra Keripik Tempe Sitiung', 'tempe', true],
    ['Sentra Keripik Tempe Sitiung', 'kripik', true],
    ['Sentra Keripik Tempe Sitiung', 'ripik sitiung', true],
    ['Sentra Keripik Tempe Sitiung', 'keripik batik', false],
    ['Batik Tanah Liek', 'btaik', true],
    ['Sungai Dareh', 'da', true],
    ['Sungai Dareh', 'ar', false],
    ['Sungai Dareh', '', false],
  ])('%s: %s %s', (text, typed, does) => {
    expect(speaksOf(text, typedWords(typed))).toBe(does);
  });
});

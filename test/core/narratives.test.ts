/** A file of complaints: what is taken, letter by letter, and every fault named with its line. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printNarratives, readNarratives } from '../../core/complaints/narratives.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (text: string) => readNarratives(bytes(text))
const HEAD = 'id,product,narrative\n'

describe('every text is read as it stands', () => {
  test.each<[what: string, cell: string, narrative: string]>([
    ['plain words', '等了一个小时', '等了一个小时'],
    ['a comma', '"a, b"', 'a, b'],
    ['quotation marks', '"he said ""no"" twice"', 'he said "no" twice'],
    ['lines', '"one\n\ntwo\r\nthree"', 'one\n\ntwo\r\nthree'],
    ['spaces around', '"  a  "', '  a  '],
    ['full width and signs beyond the plane', '，。“”😡𠮷', '，。“”😡𠮷'],
    ['signs that are not seen', 'a\u0000b\u200Bc\u202Ed\uFEFF', 'a\u0000b\u200Bc\u202Ed\uFEFF'],
    ['what a spreadsheet takes for a formula', '=1+1', '=1+1'],
    ['20 kB', 'x y'.repeat(7_000), 'x y'.repeat(7_000)],
  ])('%s', (_what, cell, narrative) => {
    const { narratives, problems } = read(`${HEAD}1,A,${cell}\n2,B,after\n`)
    expect(problems).toEqual([])
    expect(narratives).toEqual([
      { id: '1', product: 'A', narrative },
      { id: '2', product: 'B', narrative: 'after' },
    ])
  })
})

test('a byte order mark, other line ends, another order of columns and empty lines are no fault', () => {
  expect(read('\uFEFFnarrative,id,product\r\n\r\n"a\nb",1,A\r\n,,\r\n').narratives).toEqual([
    { id: '1', product: 'A', narrative: 'a\nb' },
  ])
})

test('columns that it does not know are passed over', () => {
  expect(read('id,date,product,narrative,company\n1,2015,A,a,B\n')).toEqual({
    narratives: [{ id: '1', product: 'A', narrative: 'a' }],
    problems: [],
  })
})

test('what is written is read back, whatever it is', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter(one => one.trim() !== '')
  fc.assert(
    fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 8 }), texts => {
      const narratives = texts.map((narrative, index) => ({ id: String(index), product: 'A', narrative }))
      expect(readNarratives(bytes(printNarratives(narratives)))).toEqual({ narratives, problems: [] })
    }),
  )
})

describe('a fault is named with its line, in two languages', () => {
  test.each<[what: string, text: string, en: readonly string[]]>([
    ['nothing', '', ['line 1: the file is empty']],
    ['spaces', ' \n \n', ['line 1: the file is empty']],
    ['other columns', 'id,label,text\n1,A,a\n', ['line 1: the columns must have id,product,narrative']],
    ['columns alone', HEAD, ['line 1: there is no complaint below the columns']],
    ['a cell too few', `${HEAD}1,A,a\n2,B\n`, ['line 3: has 2 cells instead of 3']],
    ['a cell too many', `${HEAD}1,A,a,b\n`, ['line 2: has 4 cells instead of 3']],
    ['no id', `${HEAD},A,a\n`, ['line 2: id is empty']],
    ['no label and no text', `${HEAD}1, ,""\n`, ['line 2: product is empty', 'line 2: narrative is empty']],
    ['a long id', `${HEAD}${'1'.repeat(41)},A,a\n`, ['line 2: id has more than 40 signs']],
    ['a long label', `${HEAD}1,${'A'.repeat(121)},a\n`, ['line 2: product has more than 120 signs']],
    [
      'an id twice, after a text of three lines',
      `${HEAD}1,A,"a\nb\nc"\n1,B,b\n`,
      ['line 5: id 1 stands on line 2 too'],
    ],
    [
      'a quotation mark inside',
      `${HEAD}1,A,a\n2,B,"b\nc" d\n`,
      [
        'line 4: a quotation mark too many: a cell with one is put in quotation marks, and the one inside doubled',
      ],
    ],
    [
      'a quotation mark without an end',
      `${HEAD}1,A,a\n2,B,"b\n3,C,c\n`,
      ['line 3: the quotation mark that begins here is never closed'],
    ],
    [
      'fifty-two faults',
      HEAD + 'x\n'.repeat(52),
      [
        ...Array.from({ length: 50 }, (_, index) => `line ${index + 2}: has 1 cells instead of 3`),
        'and 2 more',
      ],
    ],
  ])('%s', (_what, text, en) => {
    const { narratives, problems } = read(text)
    expect({ narratives, en: problems.map(problem => problem.en) }).toEqual({ narratives: [], en })
    for (const problem of problems) expect(problem.zh).toMatch(/^(第 \d+ 行：|另有 \d+ 处)/)
  })

  test('bytes that are no UTF-8, on their line', () => {
    const file = new Uint8Array([...bytes(`${HEAD}1,A,a\n2,B,`), 0xb2, 0xe2, 10, ...bytes('3,C,c\n')])
    expect(readNarratives(file).problems).toEqual([
      {
        zh: '第 3 行：不是 UTF-8 文字，请另存为 UTF-8 的 CSV',
        en: 'line 3: is no UTF-8; save the table as CSV in UTF-8',
      },
    ])
  })
})

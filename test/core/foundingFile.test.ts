/** The founding file as a person writes it: what is taken, and every fault named with its place. */
import { describe, expect, test } from 'vitest'
import { defaultParameters } from '../../core/parameters.ts'
import { readFoundingFile } from '../../core/foundingFile.ts'

const good = {
  branch: '0101',
  name: { zh: '河口储蓄所', en: 'Hekou savings office' },
  unit: 'CNY',
  day: '2026-12-01',
  tellers: [{ id: '0002', name: { zh: '李主管', en: 'Li' }, roles: ['accountingSupervisor'], grade: 6 }],
  tills: ['01', '02'],
  cash: '100x50 50x10 c1x3',
}

const read = (differs: object) => readFoundingFile(JSON.stringify({ ...good, ...differs }))

test('a file without parameters takes the defaults', () => {
  expect(read({})).toMatchObject({
    branch: '0101',
    cash: { '100': 50n, '50': 10n, c1: 3n },
    parameters: defaultParameters,
  })
})

test('parameters in the file replace their keys, whole', () => {
  const limits = { tillDay: '#100', gradePermille: { '1': 100 } }
  expect(read({ parameters: { limits, authorisation: { '0510/0': '#700' } } })).toMatchObject({
    parameters: {
      ...defaultParameters,
      limits: { tillDay: 100n, gradePermille: { '1': 100 } },
      authorisation: { '0510/0': 700n },
    },
  })
})

test('a kind of voucher need not say what it may hold, whether it is sold, or where its lines stand', () => {
  const slip = { kind: 'slip', name: { zh: '单', en: 'Slip' }, prefix: 'S', width: 8 }
  const book = { ...slip, kind: 'book', sold: { pieces: 25, price: '#2000' }, page: { width: 1, height: 1 } }
  expect(
    read({ parameters: { voucherKinds: [slip, book] }, seals: [{ no: 'CX1', holder: '0002' }] }),
  ).toMatchObject({
    seals: [{ no: 'CX1', holder: '0002' }],
    parameters: { voucherKinds: [slip, { kind: 'book', sold: { pieces: 25, price: 2000n } }] },
  })
})

const demand = { kind: 'demand', months: 0, from: '2015-10-24', ppm: 3500 }
const person = good.tellers[0]
const savings = { no: 'CX0002', holder: '0002' }
const slip = { kind: 'slip', name: { zh: '单', en: 'Slip' }, prefix: 'S', width: 8 }
describe('a fault is named with its place', () => {
  test.each<[object, string]>([
    [{ branch: '101' }, 'branch must be four digits'],
    [{ branch: 101 }, 'branch must be four digits'],
    [{ name: '河口' }, 'name must have zh and en'],
    [{ name: { zh: '河口', en: '' } }, 'name must have zh and en'],
    [{ day: '2026-02-30' }, 'day must be a date, YYYY-MM-DD'],
    [{ day: '20261201' }, 'day must be a date, YYYY-MM-DD'],
    [{ tellers: [] }, 'tellers must be a list of people'],
    [{ tellers: ['0001'] }, 'tellers[0] must be an object'],
    [{ tellers: [{ ...person, id: '9999' }] }, 'tellers[0] id must be four digits, and not 9999'],
    [{ tellers: [{ ...person, grade: 8 }] }, 'tellers[0] grade must be 1 to 7'],
    [{ tellers: [{ ...person, grade: 1.5 }] }, 'tellers[0] grade must be 1 to 7'],
    [{ tellers: [person, person] }, 'tellers must have numbers of their own'],
    [{ tills: ['00'] }, 'tills must be a list of numbers from 01 on, each once'],
    [{ tills: ['01', '01'] }, 'tills must be a list of numbers from 01 on, each once'],
    [{ tills: [] }, 'tills must be a list of numbers from 01 on, each once'],
    [{ day: '1950-01-01' }, 'day must have a demand rate in parameters.rates'],
    [{ parameters: { rates: [] } }, 'day must have a demand rate in parameters.rates'],
    [
      { tellers: [{ ...person, roles: ['constructor'] }] },
      'tellers[0] roles must be of teller, chiefTeller, backOffice, accountingSupervisor, outletDirector, lobbyManager, postSupervisor',
    ],
    [
      { tellers: [{ ...person, roles: ['teller', 'postSupervisor'] }] },
      'tellers[0] roles do not go together: Post-supervision neither does nor signs what it checks',
    ],
    [{ cash: '100x-1' }, 'cash must be a list of notes, 100x5000 50x1000'],
    [{ cash: '200x1' }, 'cash must be a list of notes, 100x5000 50x1000'],
    [{ cash: 5000 }, 'cash must be a list of notes, 100x5000 50x1000'],
    [{ seals: {} }, 'seals must be a list'],
    [{ seals: ['CX0002'] }, 'seals[0] no must be like CX0011'],
    [{ seals: [{ no: 'XX1', holder: '0002' }] }, 'seals[0] no must be like CX0011'],
    [{ seals: [{ no: 'CX1', holder: '0003' }] }, 'seals[0] holder must be one of the tellers'],
    [{ seals: [savings, savings] }, 'seals must have numbers of their own'],
    [
      { parameters: { voucherKinds: [{ ...slip, price: 1 }] } },
      'parameters.voucherKinds[0].price is unknown',
    ],
    [
      { parameters: { voucherKinds: [{ ...slip, sold: { pieces: 25 } }] } },
      'parameters.voucherKinds[0].sold.price is missing',
    ],
    [{ parameters: [] }, 'parameters must be an object'],
    [{ parameters: { rate: [] } }, 'parameters.rate is unknown'],
    [{ parameters: { rates: {} } }, 'parameters.rates must be a list'],
    [
      { parameters: { rates: [demand, { kind: 'gold', months: 0, from: '2020-01-01', ppm: 1 }] } },
      'parameters.rates[1].kind must be one of demand, lumpSum, instalment, notice, agreement, loan',
    ],
    [
      { parameters: { rates: [demand, { kind: 'demand', months: 0, from: '2020-02-30', ppm: 1 }] } },
      'parameters.rates[1].from must be a date, YYYY-MM-DD',
    ],
    [
      { parameters: { rates: [{ kind: 'demand', months: 0, from: '2020-01-01', ppm: 0.35 }] } },
      'parameters.rates[0].ppm must be a whole number, not below zero',
    ],
    [
      { parameters: { rates: [{ kind: 'demand', months: 0, from: '2020-01-01' }] } },
      'parameters.rates[0].ppm is missing',
    ],
    [
      { parameters: { fixed: { minimum: 50, partialsMax: 1 } } },
      'parameters.fixed.minimum must be an amount in fen, "#5000000"',
    ],
    [
      { parameters: { authorisation: { '0510/0': 5 } } },
      'parameters.authorisation.0510/0 must be an amount in fen, "#5000000"',
    ],
    [
      { parameters: { authorisation: { '0510/9': '#5' } } },
      'parameters.authorisation.0510/9 is no row with an amount',
    ],
    [{ parameters: { codes: { '0510/colour': 'red' } } }, 'parameters.codes.0510/colour is unknown'],
    [
      { parameters: { codes: { '0510/grade': '9' } } },
      'parameters.codes.0510/grade: Lowest grade is one of: 1 to 7',
    ],
    [
      { parameters: { numbers: { '0510': '1141', '0520': '1141' } } },
      'parameters.numbers: The mapping has 1 faults: line 2 repeats the number of line 1',
    ],
    [{ parameters: { numbers: { '0510': 1141 } } }, 'parameters.numbers.0510 must be a text'],
    [{ parameters: { closedDays: ['1 May'] } }, 'parameters.closedDays[0] must be a date, YYYY-MM-DD'],
    [
      { parameters: { fixedMethod: 'mine' } },
      'parameters.fixedMethod must be one of wholeMonths, monthsAndDays, actualDays',
    ],
  ])('%j', (differs, problem) => {
    expect(read(differs)).toEqual([problem])
  })

  test.each(['', '{', '[]', 'null', '"x"'])('%j is no founding file', text => {
    expect(readFoundingFile(text)).toEqual([expect.stringMatching(/is not JSON|must be an object/)])
  })

  test('all at once', () => {
    expect(read({ branch: '', day: '', tills: null, cash: null })).toHaveLength(5)
  })
})

import { expect, test } from 'vitest'
import { numbersWords, papersWords } from '../../core/derive/things.ts'
import { voucherTable } from '../../core/derive/voucherTable.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { voucherKindOfNumber } from '../../core/voucherKinds.ts'
import { buyersOf, type VoucherKind } from '../../core/voucherKinds.ts'

const own = { name: { zh: '回单', en: 'Slip' }, prefix: 'R', width: 6 }
const parameters = {
  ...defaultParameters,
  voucherKinds: [...defaultParameters.voucherKinds, { kind: 'slip', ...own, numbered: false }],
}
const rowOf = (kind: string) =>
  voucherTable(parameters)
    .rows.find(({ key }) => key === kind)
    ?.cells.map(({ zh }) => zh)

test('the table of kinds says what each may be used for', () => {
  expect(
    voucherTable(parameters)
      .columns.map(({ zh }) => zh)
      .join(' '),
  ).toBe('凭证种类 首号 单位 出售 挂失 质押 持有上限（柜员/网点） 版面 状态 表外科目')
  expect(['passbook', 'confirmation', 'cheque', 'bond-100', 'slip'].map(rowOf)).toEqual([
    [
      '活期存折',
      'P00000001',
      '本',
      '否',
      '可',
      '可',
      '500 / 20000',
      expect.stringContaining('每页 24 行'),
      '在用',
      '7001',
    ],
    ['单位存款证实书', 'S00000001', '张', '否', '可', '否', '100 / 2000', '210 × 99 mm', '在用', '7001'],
    ['支票', 'Z00000001', '张', '单位，每本 25 张 20.00 元', '可', '否', '1000 / 20000', '—', '在用', '7001'],
    ['百元国债券', 'G00000001', '张', '否', '可', '可', '—', '—', '在用', '7002'],
    ['回单', '—', '张', '否', '可', '可', '—', '—', '在用', '7001'],
  ])
})

test('a kind of an earlier release is sold to companies, or to nobody', () => {
  const old: VoucherKind = { kind: 'cheque', ...own, sold: { pieces: 25, price: 2_000n } }
  expect([buyersOf(old), buyersOf({})]).toEqual([['company'], []])
})

test('pieces are said in the unit of their kind, and without numbers where none are printed', () => {
  expect(papersWords(parameters, { passbook: 20, certificate: 18 }).zh).toBe(
    '活期存折 20 本、整存整取存单 18 张',
  )
  expect(numbersWords({ parameters }, 'passbook', 1, 3).zh).toBe('P00000001–P00000003，共 3 本')
  expect(numbersWords({ parameters }, 'slip', 1, 3)).toEqual({ zh: '3 张', en: '3 sheets' })
})

test.each([
  ['C00004901', 'certificate'],
  ['S00004921', 'confirmation'],
  ['s 0000 4921', 'confirmation'],
  ['Ｃ００００４９０１', 'certificate'],
  ['C4901', undefined],
  ['C0000490X', undefined],
  ['不动产权第 00000001 号', undefined],
])('%s is a number of %s', (number, kind) => {
  expect(voucherKindOfNumber(parameters, number)?.kind).toBe(kind)
})

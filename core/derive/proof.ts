/** The teller's balance sheet (轧账单, rules.md §1.4) as lines: what came in and went out of his hands today. */
import { displayMoney, parseMoney } from '../money.ts'
import { type Parameters, voucherKindOf } from '../parameters.ts'
import { numberOf } from '../registry/numbering.ts'
import type { WireProof } from '../wire.ts'
import { unitOf } from '../voucherKinds.ts'
import type { Words } from '../words.ts'
import type { ReceiptLine } from './receipt.ts'

export function proofLines(
  proof: WireProof,
  { voucherKinds, numbers }: Pick<Parameters, 'voucherKinds' | 'numbers'>,
): ReceiptLine[] {
  const { codes, papers, reversals, authorisations } = proof
  return [
    ...cashOf(proof),
    ...papers.map(({ kind, received: taken, used, voided, returned }): ReceiptLine => {
      const row = voucherKindOf({ voucherKinds }, kind)
      const label = row?.name ?? { zh: kind, en: kind }
      return {
        label,
        text: {
          zh: `领入 ${taken} ${unitOf(row).zh}，使用 ${used}，作废 ${voided}，上缴 ${returned}`,
          en: `${taken} received, ${used} used, ${voided} voided, ${returned} handed in`,
        },
      }
    }),
    ...codes.map(
      ({ code, name, count, amount }): ReceiptLine => ({
        label: {
          zh: `${numberOf(numbers, code)} ${name.zh}`,
          en: `${numberOf(numbers, code)} ${name.en}`,
        },
        text: times(count, amount),
      }),
    ),
    plain('冲正笔数', 'Reversals', String(reversals)),
    plain('授权笔数', 'Signed by others', String(authorisations)),
  ]
}

/** The cash of every currency, the branch's own first. */
export const cashOf = (proof: WireProof): ReceiptLine[] => [
  ...cashLines(proof),
  ...proof.foreign.flatMap(({ unit, ...cash }) => cashLines(cash).map(line => inUnit(line, unit))),
]

/** What was there, what came and went, what is there. */
const cashLines = ({
  cash,
  received,
  paid,
  movedIn,
  movedOut,
}: Pick<WireProof, 'cash' | 'received' | 'paid' | 'movedIn' | 'movedOut'>): ReceiptLine[] => [
  ...(cash ? [plain('日初现金', 'Cash at opening', shown(cash.opening))] : []),
  counted('收入现金', 'Cash received', received),
  counted('付出现金', 'Cash paid', paid),
  counted('领用调入', 'Drawn and taken in', movedIn),
  counted('上缴调出', 'Handed in and sent', movedOut),
  ...(cash ? [plain('日末现金', 'Cash at closing', shown(cash.closing))] : []),
]

const inUnit = ({ label, text }: ReceiptLine, unit: string): ReceiptLine => ({
  label: { zh: `${label.zh} ${unit}`, en: `${label.en}, ${unit}` },
  text,
})

const shown = (amount: string): string => displayMoney(parseMoney(amount) ?? 0n)

const plain = (zh: string, en: string, text: string): ReceiptLine => ({
  label: { zh, en },
  text: { zh: text, en: text },
})

const counted = (
  zh: string,
  en: string,
  { count, amount }: { readonly count: number; readonly amount: string },
): ReceiptLine => ({ label: { zh, en }, text: times(count, amount) })

/** In the branch's own currency: what a code moved of another stands with the cash of that one. */
export const movedMoney = (amount: string): boolean => parseMoney(amount) !== 0n

/** A code that moves no money has a count and no amount. */
function times(count: number, amount: string): Words {
  if (count > 0 && !movedMoney(amount)) return { zh: `${count} 笔`, en: String(count) }
  return { zh: `${count} 笔 ${shown(amount)}`, en: `${count} × ${shown(amount)}` }
}

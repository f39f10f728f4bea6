import { piecesIn } from '../../core/derive/lines.ts'
import { kindOfAccount } from '../../core/ledger/complete.ts'
import { displayBeside, fromWritten, type Unit } from '../../core/ledger/units.ts'
import { parseMoney } from '../../core/money.ts'
import { unitOf } from '../../core/voucherKinds.ts'
import { useWords } from '../words/language.tsx'
import { useTongue } from './tongue.ts'

/** An account and what moved on it, in words: vouchers are counted in pieces, other currencies say which. */
export function useShown() {
  const { say } = useWords()
  const { unit: own, parameters } = useTongue()
  const paperOn = (account: string) =>
    parameters.voucherKinds.find(({ kind }) => kind === kindOfAccount(account))
  return {
    /** The name of the vouchers that an account is of. */
    paper: (account: string) => paperOn(account)?.name ?? null,
    account: (account: string) => (paperOn(account) ? account.slice(0, account.indexOf('-')) : account),
    /** Vouchers by their name: their accounts are called as the program calls them. */
    named(account: string) {
      const paper = paperOn(account)
      return paper ? `${account.slice(0, account.indexOf('-'))} ${say(paper.name)}` : account
    },
    amount(account: string, text: string, unit: Unit = own) {
      const paper = paperOn(account)
      return paper
        ? `${piecesIn(paper.kind, text)} ${say(unitOf(paper))}`
        : displayBeside(own, unit, fromWritten(unit, parseMoney(text) ?? 0n))
    },
  }
}

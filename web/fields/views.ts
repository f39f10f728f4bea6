/** A view for every kind of field; a kind without one does not compile. */
import type { FieldKind } from '../../core/fields/field.ts'
import { AccountView, CustomerView } from './account.tsx'
import { ChecklistView } from './checklist.tsx'
import { ChoiceView, GroundView, PrincipalView, VoucherKindView } from './choice.tsx'
import { CodeView } from './code.tsx'
import { ImageView } from './image.tsx'
import { ItemView } from './item.tsx'
import { LegsView } from './legs.tsx'
import { MoneyView } from './money.tsx'
import { NotesView } from './notes.tsx'
import { PapersView } from './papers.tsx'
import { PayrollView } from './payroll.tsx'
import { TermView } from './term.tsx'
import { TextView } from './text.tsx'
import type { FieldView } from './view.ts'

export const fieldViews = {
  account: AccountView,
  accounts: TextView,
  checklist: ChecklistView,
  choice: ChoiceView,
  code: CodeView,
  customer: CustomerView,
  day: TextView,
  exchangeRate: TextView,
  foreignNotes: TextView,
  ground: GroundView,
  idNumber: TextView,
  image: ImageView,
  item: ItemView,
  legs: LegsView,
  money: MoneyView,
  notes: NotesView,
  number: TextView,
  papers: PapersView,
  payroll: PayrollView,
  principal: PrincipalView,
  rate: TextView,
  seal: TextView,
  serial: TextView,
  teller: TextView,
  term: TermView,
  text: TextView,
  till: TextView,
  voucherKind: VoucherKindView,
  vouchers: TextView,
} satisfies Record<FieldKind, FieldView>

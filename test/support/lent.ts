/** A loan as it comes about at the edge: looked into, agreed on, drawn into the borrower’s account. */
import { itemIdOf } from '../../core/desk.ts'
import type { Raw } from '../../core/fields/field.ts'
import type { Crew } from '../../server/actors.ts'

export async function lend({ crew }: { readonly crew: Crew }, account: string, agreed: Raw): Promise<void> {
  const back = crew.actor('0013')
  const purpose = '周转'
  const looked = await back.act('6804', {
    customer: '1',
    amount: '12000',
    use: 'business',
    purpose,
    partner: '0003',
    findings: '经营正常',
    conclusion: 'recommend',
  })
  await back.act('6805', {
    customer: '1',
    approved: '12000',
    term: '12',
    payer: account,
    use: 'business',
    purpose,
    guarantee: 'credit',
    investigation: itemIdOf('investigation', looked),
    ...agreed,
  })
  await back.act('6800', { contract: agreed.contract ?? '', amount: '12000', payee: account })
}

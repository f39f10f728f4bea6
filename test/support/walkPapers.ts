/** What people of the walk ask for about vouchers, securities and seals. */
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import type { Raw } from '../../core/fields/field.ts'
import { practiceAccounts } from '../../core/practice.ts'
import { given } from '../../core/std.ts'
import { openItems, range, type Scene } from './walk.ts'

export const paperAsks: Readonly<Record<string, (scene: Scene) => Raw>> = {
  '2001': scene => {
    const first = 3_000 + scene.random.below(40) * 50
    return { kind: kindOf(scene), numbers: `${first}-${first + scene.random.below(60)}` }
  },
  '2002': scene => ({ ...papers(scene, '00'), reason: '多余' }),
  '2003': scene => papers(scene, '00'),
  '2004': scene => papers(scene, scene.till),
  '2005': exchanged,
  '2008': scene => ({
    account: given(practiceAccounts.K1, 'K1'),
    kind: 'cheque',
    numbers: range(scene, `till:${scene.till}/cheque`),
    presented: SAMPLE_PICTURE,
    signet: 'same',
  }),
  '2031': scene => {
    const action = scene.random.pick(['return', 'draw', 'handIn'])
    const kind = scene.random.pick(['bond-100', 'bond-1000'])
    const from = action === 'draw' ? '00' : scene.till
    return { action, kind, numbers: range(scene, `till:${from}/${kind}`) }
  },
  '2101': sealed,
  '2010': scene => ({
    action: scene.random.pick(['void', 'stop', 'resume', 'lost', 'found', 'scrap']),
    ...papers(scene, scene.till),
    reason: '错位',
  }),
}

const kindOf = ({ random }: Scene) => random.pick(['passbook', 'certificate'])

function papers(scene: Scene, holder: string): Raw {
  const kind = kindOf(scene)
  return { kind, numbers: range(scene, `till:${holder}/${kind}`) }
}

function exchanged(scene: Scene): Raw {
  const open = openItems(scene.bank, 'paperTransit')
  return open.length > 0 && scene.random.next() < 0.7
    ? { action: 'receive', transit: scene.random.pick(open) }
    : { action: 'send', to: scene.random.pick(['00', '01', '02', '03']), ...papers(scene, scene.till) }
}

/** Somebody does something with a seal that he holds, or with one from the safe. */
function sealed({ bank, random, till }: Scene): Raw {
  const holder = bank.state.get('till', till)?.teller ?? '0011'
  const held = bank.state.get('teller', holder)?.seals ?? []
  const seal = random.pick([...held, 'CX0099', 'XF0098'])
  const other = random.pick(['0011', '0012', '0013', '0003'])
  const action = random.pick(['take', 'handOver', 'return', 'stop', 'lost', 'destroy'])
  if (action === 'stop' || action === 'lost' || action === 'destroy')
    return { action, seal, other, reason: '清点' }
  const impression: Raw = action === 'return' ? {} : { impression: SAMPLE_PICTURE }
  return { action, seal, other, compared: 'same', ...impression }
}

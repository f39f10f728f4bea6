/** What the branch held at a moment: notes by face, vouchers, seals, requests, balances. */
import type { ReactNode } from 'react'
import { faceWords } from '../../core/derive/things.ts'
import { currencyOf } from '../../core/ledger/units.ts'
import { groupBy } from '../../core/std.ts'
import type { WireHolding, WireMoment } from '../../core/wire.ts'
import { needWords } from '../terminal/needs.ts'
import { showMoney } from '../ui/money.ts'
import { Empty } from '../ui/panel.tsx'
import { useTongue } from '../ui/tongue.ts'
import { useWords } from '../words/language.tsx'

type Part<K extends keyof WireMoment> = { readonly [P in K]: WireMoment[P] }

/** The tills and whoever else had something, by name. */
function useHolders(): (moment: WireMoment) => (WireHolding & { readonly name: string })[] {
  const { say } = useWords()
  return ({ tills, elsewhere }) => [
    ...tills.map(till => ({ ...till, name: `${say('till')} ${till.no}` })),
    ...elsewhere.map(place => ({ ...place, name: say(place.holder) })),
  ]
}

function Columns({ heads, children }: { readonly heads: readonly string[]; readonly children: ReactNode }) {
  return (
    <table className="trial">
      <thead>
        <tr>
          {heads.map(head => (
            <th key={head}>{head}</th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  )
}

/** How many of each face lay where; of a till that is counted blind nothing is told. */
export function Cash({ moment }: { readonly moment: WireMoment }) {
  const { say } = useWords()
  const { unit } = useTongue()
  const holders = useHolders()(moment).filter(({ cash, notes }) => cash === null || notes.length > 0)
  const countOf = ({ notes }: WireHolding, name: string) =>
    notes.find(({ face }) => face === name)?.count ?? ''
  const faces = currencyOf(unit).faces.filter(face => holders.some(holder => countOf(holder, face.name)))
  return (
    <Columns heads={[say('faces'), ...holders.map(({ name }) => name)]}>
      <tbody>
        {faces.map(face => (
          <tr key={face.name}>
            <td>{say(faceWords(unit, face))}</td>
            {holders.map(holder => (
              <td key={holder.name} className="figure amount">
                {countOf(holder, face.name)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td>{say('sum')}</td>
          {holders.map(({ name, cash }) => (
            <td key={name} className="figure amount">
              {cash === null ? say('cashBlind') : showMoney(cash)}
            </td>
          ))}
        </tr>
      </tfoot>
    </Columns>
  )
}

export function Papers({ moment }: { readonly moment: WireMoment }) {
  const { say, language } = useWords()
  const lines = useHolders()(moment).flatMap(({ name: holder, papers }) =>
    papers.filter(({ pieces }) => pieces > 0).map(paper => ({ holder, ...paper })),
  )
  if (lines.length === 0) return <Empty>{say('empty')}</Empty>
  return (
    <Columns heads={[say('keptBy'), say('name'), say('pieces'), say('paperNumbers')]}>
      <tbody>
        {lines.map(({ holder, kind, name, pieces, ranges }) => (
          <tr key={`${holder} ${kind}`}>
            <td>{holder}</td>
            <td>{say(name)}</td>
            <td className="figure amount">{pieces}</td>
            <td className="figure">{ranges.join(language === 'zh' ? '、' : ', ')}</td>
          </tr>
        ))}
      </tbody>
    </Columns>
  )
}

/** By whose hands they were in; what is not in use says so. */
export function Seals({ seals }: Part<'seals'>) {
  const { say, language } = useWords()
  const byHolder = [...groupBy(seals, ({ holder }) => holder ?? '—')]
  const sorted = byHolder.toSorted(([a], [b]) => a.localeCompare(b))
  const shown = ({ no, name, state }: (typeof seals)[number]) =>
    `${say(name)} ${no}${state === null ? '' : ` ${say(state)}`}`
  return (
    <Columns heads={[say('keptBy'), say('sealsHeld')]}>
      <tbody>
        {sorted.map(([holder, held]) => (
          <tr key={holder}>
            <td className="figure">{holder}</td>
            <td>{held.map(shown).join(language === 'zh' ? '、' : ', ')}</td>
          </tr>
        ))}
      </tbody>
    </Columns>
  )
}

/** The requests that nobody had signed yet, and whose signatures they wanted. */
export function Waiting({ waiting }: Part<'waiting'>) {
  const { say, sayAll, number } = useWords()
  if (waiting.length === 0) return <Empty>{say('empty')}</Empty>
  return (
    <Columns heads={[say('code'), say('byWhom'), say('state'), say('sign'), say('signedBy')]}>
      <tbody>
        {waiting.map(({ item, code, codeName, maker, state, needs, signed }) => (
          <tr key={item}>
            <td>
              <b className="figure">{number(code)}</b> {say(codeName)}
            </td>
            <td className="figure">{maker}</td>
            <td>{say(state)}</td>
            <td>{sayAll(needs.map(needWords))}</td>
            <td className="figure">{signed.join(' ')}</td>
          </tr>
        ))}
      </tbody>
    </Columns>
  )
}

/** Each on its own side. */
export function Balances({ balances }: Part<'balances'>) {
  const { say } = useWords()
  return (
    <Columns heads={[say('glAccount'), say('name'), say('balance')]}>
      <tbody>
        {balances.map(({ gl, name, balance }) => (
          <tr key={gl}>
            <td className="figure">{gl}</td>
            <td>{say(name)}</td>
            <td className="figure amount">{showMoney(balance)}</td>
          </tr>
        ))}
      </tbody>
    </Columns>
  )
}

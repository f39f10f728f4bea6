import { Button } from 'antd'
import { parseMoney } from '../../core/money.ts'
import type { WireImbalance, WireSuspect } from '../../core/wire.ts'
import { ListPaper } from '../ui/listPaper.tsx'
import { showMoney, showTime } from '../ui/money.ts'
import { Empty, Facts, Panel } from '../ui/panel.tsx'
import { printAs } from '../ui/print.ts'
import { RowTable } from '../ui/rows.tsx'
import { useWords } from '../words/language.tsx'
import type { Values } from './doing.ts'
import { keys } from '../ui/keys.ts'

interface ImbalanceProps {
  readonly imbalance: WireImbalance
  onOpen(code: string, values?: Values): void
}

/**
 * Why a till differs: the likeliest cause first, each with its grounds, its rows and the code that mends
 * it.
 */
export function Imbalance({ imbalance, onOpen }: ImbalanceProps) {
  const { say } = useWords()
  const { till, by, day, at, count, faces, papers, after, before, searched, suspects } = imbalance
  const title = `${say('imbalance')}　${say('till')} ${till}　${differenceIn(imbalance, say)}`
  return (
    <Panel
      title={title}
      label={say('imbalance')}
      extra={
        <Button
          className="no-print"
          size="small"
          onClick={() => printAs('a4')}
        >{`${say('print')} ${keys.print}`}</Button>
      }
    >
      <Facts
        rows={[
          [say('countedBy'), `${by}　${day} ${showTime(at)}　${count}`],
          ...(say(faces) === '' ? [] : ([[say('facesDiffer'), say(faces)]] as const)),
          ...(papers.length === 0 ? [] : ([[say('papersDiffer'), papers.map(say).join('　')]] as const)),
          [say('searchedRows'), String(searched)],
          ...(after === null ? [] : ([[say('faultAfter'), String(after)]] as const)),
          ...(before === null ? [] : ([[say('faultBefore'), String(before)]] as const)),
        ]}
      />
      {suspects.length === 0 && <Empty>{say('noSuspect')}</Empty>}
      <ol className="suspects">
        {suspects.map(suspect => (
          <li key={suspect.cause + suspect.name.zh + (suspect.pieces?.zh ?? '')}>
            <SuspectCard suspect={suspect} onOpen={onOpen} />
          </li>
        ))}
      </ol>
      <Paper imbalance={imbalance} title={title} />
    </Panel>
  )
}

type Say = ReturnType<typeof useWords>['say']

function differenceIn({ amount }: WireImbalance, say: Say): string {
  const fen = parseMoney(amount) ?? 0n
  if (fen === 0n) return ''
  return `${say(fen > 0n ? 'overBy' : 'shortBy')} ${showMoney(amount.replace('-', ''))}`
}

const likelihood = ({ sharePermille }: WireSuspect, say: Say): string =>
  sharePermille === 0 ? say('hintOnly') : `${Math.max(1, Math.round(sharePermille / 10))}%`

const nameOf = ({ name, pieces }: WireSuspect, say: Say): string =>
  pieces === null ? say(name) : `${say(name)}：${say(pieces)}`

function SuspectCard({
  suspect,
  onOpen,
}: { readonly suspect: WireSuspect } & Pick<ImbalanceProps, 'onOpen'>) {
  const { say, number } = useWords()
  const { reasons, look, mend, code, rows, more } = suspect
  return (
    <section className="suspect" aria-label={say(suspect.name)}>
      <h3>
        {nameOf(suspect, say)} <span className="figure">{likelihood(suspect, say)}</span>
      </h3>
      <Facts
        rows={[
          [say('grounds'), reasons.map(say).join('；')],
          [say('lookAt'), say(look)],
          [
            say('mendBy'),
            <>
              {say(mend)}{' '}
              {code && (
                <button type="button" className="link figure" onClick={() => onOpen(code)}>
                  {number(code)}
                </button>
              )}
            </>,
          ],
        ]}
      />
      {rows.length > 0 && <RowTable rows={rows} loading={false} compact />}
      {more > 0 && <p className="hint">{`${say('furtherRows')} ${more}`}</p>}
    </section>
  )
}

function Paper({ imbalance, title }: { readonly imbalance: WireImbalance; readonly title: string }) {
  const { say } = useWords()
  const { suspects, day, at, count, by } = imbalance
  return (
    <ListPaper
      title={title}
      about={`${day} ${showTime(at)}　${count}　${say('countedBy')} ${by}　${say(imbalance.faces)}`}
      columns={(['suspectedCause', 'likely', 'serial', 'grounds', 'lookAt', 'mendBy'] as const).map(word => ({
        title: say(word),
      }))}
      lines={suspects.map((suspect, index) => ({
        key: String(index),
        cells: [
          nameOf(suspect, say),
          likelihood(suspect, say),
          suspect.rows.map(({ serial }) => serial).join(' '),
          suspect.reasons.map(say).join('；'),
          say(suspect.look),
          say(suspect.mend),
        ],
      }))}
    />
  )
}

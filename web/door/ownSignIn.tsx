/** What one has to show who one is; and, for whoever is in charge of them, the terminals of the branch. */
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Modal, Table } from 'antd'
import { useState } from 'react'
import { registrars } from '../../core/signInRules.ts'
import type { WireDesk, WireOwnSignIn, WireRefusal } from '../../core/wire.ts'
import { fill } from '../../core/words.ts'
import { refusalIn } from '../api/acting.ts'
import { api, type NewCode, type Shown } from '../api/client.ts'
import { useOwnSignIn } from '../api/queries.ts'
import { Empty, Facts, Failed, Panel } from '../ui/panel.tsx'
import { RefusalNote } from '../ui/refusal.tsx'
import { useWords } from '../words/language.tsx'
import { hasPasskeys, makePasskey } from './passkey.ts'
import { CodeInput, Proving } from './proving.tsx'
import { Terminals } from './terminals.tsx'
import { timeOf } from './time.ts'

export function OwnSignInPage({ desk }: { readonly desk: WireDesk }) {
  const { data, error, refetch } = useOwnSignIn()
  const { say } = useWords()
  const branch = desk.branch.code
  const registers = desk.person.roles.some(role => registrars.includes(role))
  if (!data)
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Empty>{say('loading')}</Empty>
  return (
    <main className="own-sign-in">
      <div>
        <Authenticators own={data} branch={branch} />
        {registers && <Terminals />}
      </div>
      <PasswordPanel own={data} branch={branch} />
    </main>
  )
}

interface OwnProps {
  readonly own: WireOwnSignIn
  readonly branch: string
}

type One = WireOwnSignIn['authenticators'][number]

/** What is about to be done, once it is proven who asks. */
type Doing = { readonly what: 'passkey' | 'code' } | { readonly what: 'remove'; readonly one: One }

export function Authenticators({ own, branch }: OwnProps) {
  const { say } = useWords()
  const [doing, setDoing] = useState<Doing | null>(null)
  return (
    <Panel
      title={say('authenticators')}
      label={say('authenticators')}
      extra={
        <>
          {hasPasskeys() && (
            <Button size="small" type="primary" onClick={() => setDoing({ what: 'passkey' })}>
              {say('addPasskey')}
            </Button>
          )}
          <Button size="small" onClick={() => setDoing({ what: 'code' })}>
            {say('addCode')}
          </Button>
        </>
      }
    >
      <Table<One>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...own.authenticators]}
        locale={{ emptyText: say('authenticatorsNone') }}
        columns={[
          { title: say('name'), dataIndex: 'label' },
          {
            title: say('authenticatorKind'),
            render: (_, { kind }) => say(kind === 'passkey' ? 'passkeyKind' : 'codeKind'),
          },
          { title: say('authenticatorAdded'), className: 'figure', render: (_, { added }) => timeOf(added) },
          { title: say('authenticatorUsed'), className: 'figure', render: (_, { used }) => timeOf(used) },
          {
            title: '',
            width: 110,
            render: (_, one) => (
              <Button size="small" onClick={() => setDoing({ what: 'remove', one })}>
                {say('removeIt')}
              </Button>
            ),
          },
        ]}
      />
      {doing && <Change doing={doing} branch={branch} onDone={() => setDoing(null)} />}
    </Panel>
  )
}

interface ChangeProps {
  readonly doing: Doing
  readonly branch: string
  onDone(): void
}

function Change({ doing, branch, onDone }: ChangeProps) {
  const { say } = useWords()
  const client = useQueryClient()
  const [label, setLabel] = useState('')
  const [fresh, setFresh] = useState<NewCode | null>(null)
  const [missed, setMissed] = useState(false)
  const isNew = doing.what !== 'remove'
  const done = async () => {
    onDone()
    await client.invalidateQueries()
  }
  const prove = async (shown: Shown) => {
    setMissed(false)
    if (doing.what === 'code') return setFresh(await api.askNewCode(shown))
    if (doing.what === 'remove') await api.removeAuthenticator(doing.one.id, shown)
    else if (!(await makePasskey(shown, label.trim()))) return setMissed(true)
    await done()
  }
  const title =
    doing.what === 'passkey' ? say('addPasskey') : say(doing.what === 'code' ? 'addCode' : 'removeIt')
  return (
    <Modal open title={title} footer={null} width={420} onCancel={onDone} destroyOnHidden>
      {isNew && (
        <Input
          autoFocus
          maxLength={40}
          aria-label={say('authenticatorName')}
          placeholder={say('authenticatorName')}
          value={label}
          onChange={event => setLabel(event.target.value)}
        />
      )}
      {!isNew && <p>{doing.one.label}</p>}
      {fresh ? (
        <ConfirmCode fresh={fresh} label={label.trim()} onDone={() => void done()} />
      ) : (
        <>
          <p className="hint">{say('proveFirst')}</p>
          <Proving
            id="reproof"
            action={say('confirm')}
            purpose={{ branch, back: true }}
            ready={!isNew || label.trim() !== ''}
            prove={prove}
          />
        </>
      )}
      {missed && (
        <p className="problem" role="alert">
          {say('passkeyCancelled')}
        </p>
      )}
    </Modal>
  )
}

interface ConfirmCodeProps {
  readonly fresh: NewCode
  readonly label: string
  onDone(): void
}

/** A secret counts once a code of it has come back. */
function ConfirmCode({ fresh, label, onDone }: ConfirmCodeProps) {
  const { say } = useWords()
  const [code, setCode] = useState('')
  const [refusal, setRefusal] = useState<WireRefusal | null>(null)
  const confirm = async () => {
    try {
      await api.addCode({ label, ticket: fresh.ticket, code })
      onDone()
    } catch (error) {
      setRefusal(refusalIn(error))
      setCode('')
    }
  }
  return (
    <form
      className="proving"
      onSubmit={event => {
        event.preventDefault()
        void confirm()
      }}
    >
      <p className="hint">{say('scanCode')}</p>
      <img src={fresh.picture} alt="" width={200} height={200} />
      <code className="figure">{fresh.secret}</code>
      <CodeInput id="new-code" code={code} onChange={setCode} />
      {refusal && <RefusalNote refusal={refusal} />}
      <Button type="primary" htmlType="submit" block disabled={label === '' || code.length < 6}>
        {say('confirm')}
      </Button>
    </form>
  )
}

export function PasswordPanel({ own, branch }: OwnProps) {
  const { say } = useWords()
  const client = useQueryClient()
  const [to, setTo] = useState('')
  const [again, setAgain] = useState('')
  const [changed, setChanged] = useState(false)
  const differ = again !== '' && again !== to
  const change = async (shown: Shown) => {
    setChanged(false)
    await api.changePassword(shown, to)
    setTo('')
    setAgain('')
    setChanged(true)
    await client.invalidateQueries()
  }
  return (
    <Panel title={say('changePassword')} label={say('changePassword')}>
      <Facts
        rows={[
          [say('passwordSince'), timeOf(own.passwordSince)],
          ...(own.passwordDays > 0 ? [[say('passwordEnds'), String(own.passwordDays)] as const] : []),
        ]}
      />
      <p className="hint">{fill(say('passwordRule'), { least: String(own.passwordLength) })}</p>
      <div className="proving">
        <Input.Password
          id="new-password"
          autoComplete="new-password"
          aria-label={say('newPassword')}
          placeholder={say('newPassword')}
          value={to}
          onChange={event => setTo(event.target.value)}
        />
        <Input.Password
          id="new-password-again"
          autoComplete="new-password"
          aria-label={say('newPasswordAgain')}
          placeholder={say('newPasswordAgain')}
          value={again}
          onChange={event => setAgain(event.target.value)}
        />
        {differ && (
          <p className="problem" role="alert">
            {say('passwordsDiffer')}
          </p>
        )}
        <p className="hint">{say('proveFirst')}</p>
        <Proving
          id="old-password"
          action={say('changePassword')}
          purpose={{ branch, back: true }}
          ready={to !== '' && to === again}
          prove={change}
        />
        {changed && (
          <p className="hint" role="status">
            {say('passwordChanged')}
          </p>
        )}
      </div>
    </Panel>
  )
}

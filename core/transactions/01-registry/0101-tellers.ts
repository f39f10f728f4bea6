import { director, supervisor } from '../../authorise.ts'
import { custodyKeys, keepsNothing } from '../../checks/keeper.ts'
import { delegationsOpen, openDelegationKeys } from '../../control/delegation.ts'
import { roleNames } from '../../derive/standing.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { newTellerNumber, teller } from '../../fields/teller.ts'
import { text } from '../../fields/text.ts'
import { newTeller } from '../../founding.ts'
import { change, create } from '../../ledger/build.ts'
import type { Role, Teller } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { grades } from '../../registry/grades.ts'
import { type Check, defineTransaction, none } from '../define.ts'

type Action = 'create' | 'stop' | 'resume' | 'transfer'

const posts = (Object.keys(roleNames) as Role[])
  .filter(role => role !== 'system')
  .map(value => ({ value, ...roleNames[value] }))

/** A person whose day is over, with nothing of the bank in his hands: a post does not change under a till. */
const isFree: Check<Values> = {
  name: {
    zh: '不是本人；已签退，尾箱、印章已交回',
    en: 'Another person, signed off, till and seals returned',
  },
  test({ action, teller: value }, { teller: self }) {
    if (action === 'create') return null
    const { id, duty, till, seals, stopped } = value as Teller
    if (id === self.id) return { ...refuse('ownTeller'), field: 'teller' }
    if (stopped !== (action === 'resume'))
      return { ...refuse(stopped ? 'tellerStopped' : 'tellerActive', { teller: id }), field: 'teller' }
    return duty === 'off' && till === null && seals.length === 0
      ? null
      : { ...refuse('tellerNotFree', { teller: id }), field: 'teller' }
  },
}

/** Authority that he has given, or was given, is taken back before his post changes. */
const nothingDelegated: Check<Values> = {
  name: { zh: '没有生效中的授权委托', en: 'No authority stands delegated by or to him' },
  test({ action, teller: value }, desk) {
    if (action !== 'stop' && action !== 'transfer') return null
    const { id } = value as Teller
    const standing = delegationsOpen(desk).find(({ by, data }) => by === id || data.to === id)
    return standing ? { ...refuse('delegationStands', { item: standing.id }), field: 'teller' } : null
  },
}

export const tellers = defineTransaction({
  code: '0101',
  name: { zh: '柜员维护', en: 'Tellers' },
  purpose: {
    zh: '新增柜员，停用、恢复，调整岗位和等级。停用和调岗前本人须签退并交回尾箱、印章，由其保管的押品先移交。涉及主管、主任或六级以上的由主任授权，本人不得授权。新柜员的初始密码由管理员设置。',
    en: 'Adds a teller, stops or resumes one, changes post and grade. Before a stop or a change he signs off, returns till and seals and hands over the collateral that he keeps. Supervisors, directors and grade six or above are signed by the director, and never by themselves. An administrator sets the first password of a new one.',
  },
  who: ['chiefTeller', 'accountingSupervisor'],
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    action: choice<Action>({ zh: '办理', en: 'Action' }, [
      { value: 'create', zh: '新增', en: 'Add' },
      { value: 'stop', zh: '停用', en: 'Stop' },
      { value: 'resume', zh: '恢复', en: 'Resume' },
      { value: 'transfer', zh: '调岗', en: 'Change post' },
    ]),
    id: onlyWhen(newTellerNumber({ zh: '新柜员号', en: 'New number' }), 'action', ['create']),
    teller: onlyWhen(teller({ zh: '柜员', en: 'Teller' }), 'action', ['stop', 'resume', 'transfer']),
    name: onlyWhen(text({ zh: '姓名', en: 'Name in Chinese' }, { max: 20 }), 'action', ['create']),
    latin: onlyWhen(text({ zh: '拼音姓名', en: 'Name in Latin letters' }, { max: 40 }), 'action', ['create']),
    post: onlyWhen(choice<Role>({ zh: '岗位', en: 'Post' }, posts), 'action', ['create', 'transfer']),
    grade: onlyWhen(choice({ zh: '等级', en: 'Grade' }, grades), 'action', ['create', 'transfer']),
    reason: text({ zh: '依据', en: 'Grounds' }, { max: 120 }),
  },
  also: ({ action }, desk) => [
    ...openDelegationKeys(desk),
    ...(action === 'stop' || action === 'transfer' ? custodyKeys(desk) : []),
  ],
  checks: [isFree, nothingDelegated, keepsNothing],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [supervisor] },
    { measure: 'authorisers', atLeast: 1n, signatures: [director] },
  ],
  effects({ action, id, teller, name, latin, post, grade }, { branch }) {
    const standing = post && grade ? { roles: [post], grade: Number(grade) } : null
    if (teller) {
      const to = action === 'transfer' && standing ? standing : { stopped: action === 'stop' }
      return [change('teller', teller.id, teller, to)]
    }
    const person = { ...newTeller, id: id ?? '', name: { zh: name ?? '', en: latin ?? '' } }
    return [
      create('teller', person.id, { ...person, roles: [], grade: 0, ...standing }),
      change('branch', branch.code, branch, { tellers: [...branch.tellers, person.id].sort() }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['action', 'id', 'teller', 'name', 'latin', 'post', 'grade', 'reason'],
  undoneBy: '0101',
  preview: 'entries',
  examples: [
    {
      title: { zh: '新柜员到岗', en: 'A new teller' },
      by: '0003',
      fields: {
        action: 'create',
        id: '0016',
        name: '何雨',
        latin: 'He Yu',
        post: 'teller',
        grade: '2',
        reason: '人事通知 2026-7',
      },
      gives: ['new teller 0016', 'set branch 0101 tellers [] > ["0016"]'],
    },
    {
      title: { zh: '离职停用', en: 'He has left' },
      by: '0003',
      fields: { action: 'stop', teller: '0032', reason: '离职' },
      gives: ['set teller 0032 stopped false > true'],
    },
    {
      title: { zh: '调任综合柜员', en: 'He becomes chief teller' },
      by: '0002',
      fields: { action: 'transfer', teller: '0031', post: 'chiefTeller', grade: '5', reason: '轮岗' },
      gives: ['set teller 0031 roles ["postSupervisor"] > ["chiefTeller"], grade 5 > 5'],
    },
  ],
})

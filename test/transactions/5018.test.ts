import { refuses } from '../support/tables.ts'

const half = { side: 'in', account: 'A1', amount: '100', branch: '0102', teller: '0011', serial: '2' }

refuses('5018', { by: '9999', fields: half }, [
  ['a person', { by: '0002' }, 'notYourCode'],
  ['more than there is', { side: 'out', amount: '25200.01' }, 'insufficientFunds'],
])

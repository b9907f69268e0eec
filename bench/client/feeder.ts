/** A large team that changes at a rate, told to whoever connects. A process of its own; tells its port. */
import { startScriptedRelay } from '../renderer/scripted-relay.ts';

const [members = '', perSecond = ''] = process.argv.slice(2);
const relay = await startScriptedRelay(Number(members));
relay.setRate(Number(perSecond));
console.log(new URL(relay.inviteUrl).port);

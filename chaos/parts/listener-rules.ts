import { fitsPattern } from './fits-pattern.ts';
import type { ListenerAction, ListenerPart } from '../twin/twin-plan.ts';

/** What a listener does with a request: the first rule that fits, else its default action. */
export function actionFor(
  listener: ListenerPart,
  request: { readonly host: string; readonly path: string },
): ListenerAction {
  const host = request.host.replace(/:\d+$/, '').toLowerCase();
  const path = request.path.replace(/\?.*$/s, '');
  const rule = listener.rules.find(
    ({ hosts, paths }) =>
      (hosts === undefined || hosts.some((pattern) => fitsPattern(pattern.toLowerCase(), host))) &&
      (paths === undefined || paths.some((pattern) => fitsPattern(pattern, path))),
  );
  return rule?.action ?? listener.action;
}

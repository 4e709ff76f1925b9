import { HostFault } from '../../host.ts';
import type { Code } from '../../kernel/codes.ts';
import { ProviderFault } from '../../provider.ts';
import { RepositoryFault } from '../../repository.ts';
import { StoreFault } from '../../store.ts';

/** What a fault of the outside world means for a run; null for what is no fault, but a bug. */
export function codeOfFault(error: unknown): Code | null {
  if (error instanceof ProviderFault) {
    if (error.retryable) return 'unreachable';
    return error.code === 'forbidden' || error.code === 'unauthorized' ? 'forbidden' : 'bad-answer';
  }
  if (error instanceof HostFault) return error.retryable ? 'host-unreachable' : 'host-refused';
  if (error instanceof RepositoryFault) return error.retryable ? 'state-unreachable' : 'host-refused';
  return error instanceof StoreFault ? codeOfStore(error) : null;
}

function codeOfStore({ code }: StoreFault): Code {
  switch (code) {
    case 'state-locked':
    case 'state-moved':
    case 'state-unreachable':
    case 'state-forbidden':
      return code;
    case 'state-timeout':
      return 'state-unreachable';
    case 'state-rewound':
    case 'state-foreign-lineage':
      return 'state-read-only';
    default:
      return 'bad-state';
  }
}

/** The relay's certificate: read when it starts, and again when it was renewed. */
import type { Result } from '../../shared/result.ts';
import type { CancelTimer, Clock, Reporter } from '../core/ports.ts';

/** A certificate with its chain and its private key, PEM. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

/** Where the pair comes from. */
export interface CertificateSource {
  /** The pair as it is now, if it fits together; else one line on what is wrong, for whoever runs the relay. */
  read(): Promise<Result<KeyPair, string>>;
}

/** How often the files are looked at, ms. Certificates are renewed days before they end. */
const LOOK_MS = 30_000;
/** A renewal writes one file after the other: what does not fit together once may do so at the next look. */
const LOOKS_BEFORE_REPORT = 2;

/** What the watch is lent. */
export interface CertificateWatch {
  readonly source: CertificateSource;
  readonly clock: Clock;
  readonly reporter: Reporter;
  /** Takes a new pair into use. */
  readonly use: (pair: KeyPair) => void;
}

/**
 * Looks for a renewed pair from time to time: its content is compared, since a renewal may replace a file, a link
 * or a folder. A pair that does not fit is reported once, and the old one stays in use. Answers how to end that.
 */
export const watchCertificate = (
  { source, clock, reporter, use }: CertificateWatch,
  first: KeyPair,
): CancelTimer => {
  let current = first;
  let wrongLooks = 0;
  const look = async (): Promise<void> => {
    const read = await source.read();
    if (!read.ok) {
      wrongLooks += 1;
      if (wrongLooks === LOOKS_BEFORE_REPORT)
        reporter.report(`the renewed certificate is not used, the old one stays: ${read.error}`);
      return;
    }
    wrongLooks = 0;
    if (read.value.cert === current.cert && read.value.key === current.key) return;
    use(read.value);
    current = read.value;
  };
  let isOver = false;
  let cancel: CancelTimer = () => undefined;
  const arm = (): void => {
    cancel = clock.setTimer(LOOK_MS, () => {
      void look()
        .catch((cause: unknown) => {
          reporter.report('the certificate could not be looked at', cause);
        })
        .finally(() => {
          if (!isOver) arm();
        });
    });
  };
  arm();
  return () => {
    isOver = true;
    cancel();
  };
};

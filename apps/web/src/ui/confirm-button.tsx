import { createSignal } from 'solid-js';
import { Button, type ButtonKind } from './button.tsx';

/**
 * Asks once more before it does what cannot be undone. It stays one button, so that the keyboard's focus stays on it; leaving
 * it, or Escape, takes the first press back.
 */
export function ConfirmButton(props: {
  /** Before the first press; `danger` unless given. */
  kind?: ButtonKind;
  label: string;
  /** What it says after the first press. */
  sure: string;
  /** With `-confirm` after the first press. */
  testId: string;
  onConfirm: () => void;
}) {
  const [armed, setArmed] = createSignal(false);
  const press = () => {
    if (armed()) props.onConfirm();
    setArmed(!armed());
  };
  return (
    <Button
      kind={armed() ? 'danger' : (props.kind ?? 'danger')}
      data-testid={armed() ? `${props.testId}-confirm` : props.testId}
      onClick={press}
      onBlur={() => setArmed(false)}
      onKeyDown={(event) => event.key === 'Escape' && setArmed(false)}
    >
      {armed() ? props.sure : props.label}
    </Button>
  );
}

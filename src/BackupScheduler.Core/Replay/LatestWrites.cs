namespace BackupScheduler.Core.Replay;

/// <summary>
/// The time of the latest write of each key: open addressing, 24 bytes a slot, where the library's dictionary takes twice that.
/// </summary>
internal sealed class LatestWrites
{
    private Slot[] _slots;
    private int _count;

    /// <param name="expected">How many keys to be ready for; it grows beyond.</param>
    public LatestWrites(long expected) => _slots = new Slot[SlotsFor(expected)];

    /// <summary>Takes a write into account.</summary>
    public void Note(KeyHash key, long micros)
    {
        ref var slot = ref Find(_slots, key);
        if (slot.IsFree)
        {
            slot = new Slot(key, micros);
            if (++_count > _slots.Length / 4 * 3) Grow();
        }
        else if (micros > slot.Micros)
        {
            slot.Micros = micros;
        }
    }

    /// <summary>Whether this is the key's latest write: true once only, however often the record is there.</summary>
    public bool Take(KeyHash key, long micros)
    {
        ref var slot = ref Find(_slots, key);
        if (slot.IsFree || slot.IsTaken || slot.Micros != micros) return false;
        slot.Take();
        return true;
    }

    private void Grow()
    {
        var larger = new Slot[checked(_slots.Length * 2)];
        foreach (var slot in _slots)
            if (!slot.IsFree) Find(larger, slot.Key) = slot;
        _slots = larger;
    }

    private static ref Slot Find(Slot[] slots, KeyHash key)
    {
        var at = (int)(key.Low % (ulong)slots.Length);
        while (!slots[at].IsFree && slots[at].Key != key) at = at + 1 == slots.Length ? 0 : at + 1;
        return ref slots[at];
    }

    private static int SlotsFor(long keys) => (int)Math.Clamp((keys * 3 / 2) + 16, 16, Array.MaxLength / 4);

    private struct Slot(KeyHash key, long micros)
    {
        // The time and one, so that an empty slot is all zeros; below zero once it was taken.
        private long _mark = micros + 1;

        public KeyHash Key { get; } = key;

        public readonly bool IsFree => _mark == 0;

        public readonly bool IsTaken => _mark < 0;

        public long Micros
        {
            readonly get => Math.Abs(_mark) - 1;
            set => _mark = value + 1;
        }

        public void Take() => _mark = -_mark;
    }
}

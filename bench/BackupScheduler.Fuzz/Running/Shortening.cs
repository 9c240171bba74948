namespace BackupScheduler.Fuzz.Running;

/// <summary>Makes an input that broke a promise shorter, as long as it breaks the same one.</summary>
internal static class Shortening
{
    private const int MostTries = 2000;

    public static FuzzDefect Shorten<TKey>(FuzzDefect defect, IFuzzTarget target, Func<FuzzDefect, TKey> keyOf)
    {
        var (best, tries) = (defect, 0);
        for (var length = Math.Max(1, best.Input.Length / 2); length >= 1; length /= 2)
        {
            for (var at = 0; at < best.Input.Length && tries < MostTries; tries++)
            {
                var shorter = best.Input.Remove(at, Math.Min(length, best.Input.Length - at));
                if (Fuzzing.Try(target, shorter) is { } same && Equals(keyOf(same), keyOf(defect))) best = same;
                else at += length;
            }
        }

        return best;
    }
}

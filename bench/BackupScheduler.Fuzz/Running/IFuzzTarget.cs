namespace BackupScheduler.Fuzz.Running;

/// <summary>Something that takes untrusted text, and what must hold whatever it is given.</summary>
public interface IFuzzTarget
{
    /// <summary>As reports and replay files name it.</summary>
    string Name { get; }

    /// <summary>A text that is as it should be: what is mutated.</summary>
    string Seed(Random random);

    /// <summary>
    /// Gives it the text. Any exception is a defect: those that are documented are caught within, and a promise that was broken is a
    /// <see cref="BrokenPromiseException"/>.
    /// </summary>
    void Run(string input);
}

/// <summary>Something happened that must not, whatever the input.</summary>
public sealed class BrokenPromiseException(string message) : Exception(message)
{
    /// <summary>Fails where the condition does not hold.</summary>
    public static void Unless(bool holds, string message)
    {
        if (!holds) throw new BrokenPromiseException(message);
    }
}

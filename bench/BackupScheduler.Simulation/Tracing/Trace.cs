using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace BackupScheduler.Simulation.Tracing;

/// <summary>Every call and delivery in order, with its virtual time, as one hash: two simulations are the same if their traces are.</summary>
/// <param name="time">The clock.</param>
/// <param name="follow">Told each line; null for nobody.</param>
/// <param name="isOn">Whether there is one: tens of millions of lines cost more than what they tell of.</param>
public sealed class Trace(TimeProvider time, Action<string>? follow = null, bool isOn = true) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly DateTimeOffset _start = time.GetUtcNow();

    /// <summary>Whether lines are taken.</summary>
    public bool IsOn => isOn;

    /// <summary>How many lines there are.</summary>
    public long Lines { get; private set; }

    /// <summary>The hash of all lines so far.</summary>
    public string Hash => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Adds a line; where there is no trace it is not even put together.</summary>
    public void Write([InterpolatedStringHandlerArgument("")] TraceLine what)
    {
        if (!isOn) return;
        var line = string.Create(CultureInfo.InvariantCulture, $"{(time.GetUtcNow() - _start).TotalSeconds:0.0000000} {what.ToStringAndClear()}");
        _hash.AppendData(Encoding.UTF8.GetBytes(line));
        _hash.AppendData("\n"u8);
        follow?.Invoke(line);
        Lines++;
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}

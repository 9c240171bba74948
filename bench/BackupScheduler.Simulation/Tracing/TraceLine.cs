using System.Globalization;
using System.Runtime.CompilerServices;

namespace BackupScheduler.Simulation.Tracing;

/// <summary>A line that is put together only if there is a trace to write it to.</summary>
[InterpolatedStringHandler]
public ref struct TraceLine
{
    private DefaultInterpolatedStringHandler _text;

    /// <summary>Called by the compiler.</summary>
    public TraceLine(int literalLength, int formattedCount, Trace trace, out bool isOn)
    {
        isOn = trace.IsOn;
        _text = isOn ? new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture) : default;
    }

    /// <summary>Called by the compiler.</summary>
    public void AppendLiteral(string text) => _text.AppendLiteral(text);

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

    /// <summary>The line.</summary>
    internal string ToStringAndClear() => _text.ToStringAndClear();
}

using System.Globalization;

namespace BackupScheduler.Core.Restores;

/// <summary>How far a restore has come, as its tag says it: nothing, <c>full</c>, or <c>window-3</c>.</summary>
/// <param name="Done">0: nothing is done; 1: the full copy or the backup; 1 + n: n windows as well.</param>
public readonly record struct RestoreStage(int Done) : IComparable<RestoreStage>
{
    private const string FullText = "full";
    private const string WindowText = "window-";
    private const string NoneText = "begun";

    /// <summary>Nothing is done.</summary>
    public static RestoreStage None { get; } = new(0);

    /// <summary>The full copy, or the backup, is there.</summary>
    public static RestoreStage Full { get; } = new(1);

    /// <summary>The windows that are done.</summary>
    public int Windows => Math.Max(0, Done - 1);

    /// <summary>Whether the full copy is done.</summary>
    public bool HasFull => Done > 0;

    /// <summary>This many windows are done.</summary>
    public static RestoreStage AfterWindow(int number) => new(1 + number);

    /// <summary>Reads a tag's value.</summary>
    public static bool TryParse(string? text, out RestoreStage stage)
    {
        stage = None;
        if (text is NoneText) return true;
        if (text is FullText) stage = Full;
        else if (text?.StartsWith(WindowText, StringComparison.Ordinal) == true
            && int.TryParse(text.AsSpan(WindowText.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and < int.MaxValue)
            stage = AfterWindow(number);
        return stage.HasFull;
    }

    /// <inheritdoc/>
    public int CompareTo(RestoreStage other) => Done.CompareTo(other.Done);

    /// <inheritdoc/>
    public override string ToString() => Done switch
    {
        0 => NoneText,
        1 => FullText,
        _ => $"{WindowText}{Windows.ToString(CultureInfo.InvariantCulture)}",
    };
}

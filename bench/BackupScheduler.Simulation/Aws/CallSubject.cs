using BackupScheduler.Core.Tables;

namespace BackupScheduler.Simulation.Aws;

/// <summary>What a call is about, for the trace: put into words only where there is one.</summary>
/// <param name="Text">What is known in words.</param>
/// <param name="Table">The table.</param>
/// <param name="Place">Where a listing goes on, or how many messages there are.</param>
internal readonly record struct CallSubject(string Text, TableName? Table = null, int? Place = null)
{
    public static implicit operator CallSubject(string text) => new(text);

    public override string ToString() => string.Join(' ', new[] { $"{Table}", Text, $"{Place}" }.Where(part => part.Length > 0));
}

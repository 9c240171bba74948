using BackupScheduler.Core.Restores;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Cli.Restore;

/// <summary>What is to be planned: by <c>restore</c>, or for a table of a drill.</summary>
/// <param name="Source">The table.</param>
/// <param name="Point">Which state of it.</param>
/// <param name="Target">Where to, once it is known as of when.</param>
internal sealed record RestoreRequest(TableArn Source, RestorePoint Point, Func<DateTimeOffset, TableArn> Target)
{
    public string? TableId { get; init; }

    public RestoreMethod Method { get; init; }

    /// <summary>The operator's own description of the table; null for none.</summary>
    public TableDescription? Schema { get; init; }

    public bool IntoExisting { get; init; }

    public bool IsVerified { get; init; }

    /// <summary>The drill; null for none. A drill's table gets no settings.</summary>
    public string? DrillId { get; init; }

    public static RestoreRequest Of(RestoreOptions options, TableDescription? schema) => new(
        options.Source, options.Point, asOf => new TableArn(options.TargetScope, options.To ?? RestoredName.Beside(options.ReplaceAs!.Value, asOf)))
    {
        TableId = options.TableId,
        Method = options.Method,
        Schema = schema,
        IntoExisting = options.IntoExisting,
        IsVerified = options.ReplaceAs is not null,
    };
}

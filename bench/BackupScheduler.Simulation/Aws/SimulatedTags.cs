using System.Runtime.CompilerServices;
using BackupScheduler.Core.Tables;

namespace BackupScheduler.Simulation.Aws;

/// <summary>No table of a simulated organization carries a tag.</summary>
internal sealed class SimulatedTags : ITableTags
{
    public async IAsyncEnumerable<IReadOnlyList<TaggedTable>> ListAsync(
        TableScope scope, IReadOnlyList<TagRule> rules, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        yield break;
    }
}

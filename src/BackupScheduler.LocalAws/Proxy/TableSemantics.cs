using BackupScheduler.LocalAws.Proxy.Exports;
using BackupScheduler.LocalAws.Proxy.History;
using BackupScheduler.LocalAws.Proxy.Imports;
using BackupScheduler.LocalAws.Proxy.Restores;
using BackupScheduler.LocalAws.Wire;

namespace BackupScheduler.LocalAws.Proxy;

/// <summary>What DynamoDB does with tables' contents over time and the emulator does not: point-in-time recovery, exports, imports, restores.</summary>
internal sealed class TableSemantics : IDisposable
{
    private readonly ExportSemantics _exports;
    private readonly ImportSemantics _imports;

    public TableSemantics(ExportSemanticsOptions options, AwsWire upstream, TimeProvider time)
    {
        var tables = new EmulatedTables(upstream);
        var recovery = new RecoveryBook(tables, options, time);
        var logs = new TableLogs(tables);
        var recorder = new ChangeRecorder(tables, recovery, logs, time);
        _exports = new ExportSemantics(options, tables, recovery, logs, upstream, time);
        _imports = new ImportSemantics(options, tables, upstream, time);
        History = new TableHistory(tables, recovery, recorder);
        Behaviours = [recovery, _exports, _imports, new RestoreSemantics(tables, new BackupCopying(tables), time), recorder];
    }

    public TableHistory History { get; }

    public IReadOnlyList<IProxyBehaviour> Behaviours { get; }

    public void Dispose()
    {
        _exports.Dispose();
        _imports.Dispose();
    }
}

namespace BackupScheduler.Core.Restores;

/// <summary>The tags that a table carries while it is restored; the first two are taken off at the end.</summary>
public static class RestoreTags
{
    /// <summary>Which restore it is: the fingerprint of its plan.</summary>
    public const string Fingerprint = "backup-scheduler:restore";

    /// <summary>The stage that is done.</summary>
    public const string Stage = "backup-scheduler:restored";

    /// <summary>Which drill made the table: it alone may delete it.</summary>
    public const string Drill = "backup-scheduler:drill";

    /// <summary>Whether a tag is one of these: never copied from a table to another.</summary>
    public static bool IsOurs(string key) => key is Fingerprint or Stage or Drill;
}

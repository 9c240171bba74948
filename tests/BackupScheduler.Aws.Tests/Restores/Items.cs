using System.Text.Json;
using BackupScheduler.Core.Items;

namespace BackupScheduler.Aws.Tests.Restores;

internal static class Items
{
    public static Item Of(string json) => ItemJson.Read(JsonDocument.Parse(json).RootElement);
}

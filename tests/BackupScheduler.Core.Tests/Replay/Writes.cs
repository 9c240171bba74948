using System.Globalization;
using BackupScheduler.Core.Items;
using BackupScheduler.Core.Replay;
using BackupScheduler.Core.Tests.Items;

namespace BackupScheduler.Core.Tests.Replay;

/// <summary>Writes to test with, by the number that is their key.</summary>
internal static class Writes
{
    public static ItemWrite Put(int id, string more = "") => new(Key(id), new Item(new Dictionary<string, ItemValue>(Key(id).Attributes) { ["more"] = new ItemValue.Text(more) }));

    public static ItemWrite Delete(int id) => new(Key(id), null);

    public static Item Key(int id) =>
        new(new Dictionary<string, ItemValue> { ["id"] = new ItemValue.Number(id.ToString(CultureInfo.InvariantCulture)) });

    public static string Json(Item item) => PlainItems.Json(PlainItems.Of(item));
}

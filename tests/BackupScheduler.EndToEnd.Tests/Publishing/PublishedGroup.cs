namespace BackupScheduler.EndToEnd.Publishing;

/// <summary>All end-to-end tests share one publish and run one after the other: each drives a whole installation.</summary>
[CollectionDefinition(Name)]
public sealed class PublishedGroup : ICollectionFixture<PublishedFunctions>
{
    public const string Name = "published";
}

module.exports=require("../hunkguard.js")("./shared-41.js");

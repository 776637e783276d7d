module.exports=require("../hunkguard.js")("./shared-43.js");
